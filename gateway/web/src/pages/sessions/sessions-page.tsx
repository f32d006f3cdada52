import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf, type Refusal } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSession } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';
import { askSessions, endSessions, isUnproved, type SignedIn } from './sessions.ts';

/** Where the account is signed in, and the way to end what nobody knows. */
export function SessionsPage() {
  const t = useText(messages);
  const { number } = useFormat();
  const answer = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => askSessions(signal) });
  const [said, setSaid] = useState<{ readonly ended: number } | Refusal>();
  const end = async (id?: string) => {
    setSaid(await endSessions(id).then((ended) => ({ ended }), refusalOf));
    await answer.refetch();
  };
  return (
    <Page title={t.title} lead={t.about}>
      <p role="status">{said && 'ended' in said && t.ended(number(said.ended))}</p>
      {said && 'code' in said && <NotEnded refusal={said} />}
      <Answer to={answer}>{(sessions) => <SignIns of={sessions} end={(id) => void end(id)} />}</Answer>
    </Page>
  );
}

interface SignInsProps {
  readonly of: readonly SignedIn[];
  readonly end: (id?: string) => void;
}

function SignIns({ of, end }: SignInsProps) {
  const t = useText(messages);
  return (
    <>
      <Table caption={t.caption} heads={[t.browser, t.end, t.began, t.asked]}>
        {of.map((each) => (
          <SignInRow key={each.id} of={each} end={() => end(each.id)} />
        ))}
      </Table>
      {of.length > 1 && (
        <p>
          <button type="button" onClick={() => end()}>
            {t.endAll}
          </button>
        </p>
      )}
    </>
  );
}

function SignInRow({ of, end }: { readonly of: SignedIn; readonly end: () => void }) {
  const t = useText(messages);
  const { instant } = useFormat();
  const browser = of.browser ?? t.unknown;
  return (
    <tr>
      <th scope="row">{browser}</th>
      <td>
        {of.isThis ? (
          t.thisOne
        ) : (
          <button type="button" aria-label={t.endOf(browser, instant(of.beganAt))} onClick={end}>
            {t.end}
          </button>
        )}
      </td>
      <td>{instant(of.beganAt)}</td>
      <td>{instant(of.askedAt)}</td>
    </tr>
  );
}

/** Whoever finds a page open does not put its office out of its own account. */
function NotEnded({ refusal }: { readonly refusal: Refusal }) {
  const t = useText(messages);
  const language = useLanguage();
  const account = useSession()?.id ?? '';
  if (!isUnproved(refusal))
    return (
      <p className="fault" role="alert">
        {refusal.message[language]}
      </p>
    );
  const back = new URLSearchParams({ to: '/sessions', again: '1', account });
  return (
    <section className="panel" role="alert">
      <h2>{t.proveTitle}</h2>
      <p>{t.proveLead}</p>
      <p>
        <a className="action" href={`/auth/sign-in?${back}`}>
          {t.prove}
        </a>
      </p>
    </section>
  );
}
