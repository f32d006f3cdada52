import { Link } from 'wouter';
import { SampleLink } from '../../help/sample-link.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { useSession } from '../../session/session.ts';
import { SignIn } from '../../session/sign-in.tsx';
import { Page } from '../../ui/page.tsx';
import { messages } from './messages.ts';

/** What this is and what to do first. */
export function HomePage() {
  const t = useText(messages);
  const session = useSession();
  return (
    <Page key={session?.id} title={t.title} lead={t.lead}>
      <section aria-labelledby="begin">
        <h2 id="begin">{t.begin}</h2>
        <ol>
          {(session ? t.steps : [t.signIn, ...t.steps]).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {session && (
          <p>
            <Link className="action" href="/rollout">
              {t.open}
            </Link>
          </p>
        )}
        <SampleLink />
      </section>
      {!session && <SignIn />}
    </Page>
  );
}
