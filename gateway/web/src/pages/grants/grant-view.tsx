import { dayOf } from '@trienkhai/kernel/day';
import { Link } from 'wouter';
import { GrantPageDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Answer } from '../../ui/answer.tsx';
import { Fact } from '../../ui/fact.tsx';
import { Page } from '../../ui/page.tsx';
import { History } from '../history/history.tsx';
import { useChangesOf } from '../history/use-changes-of.ts';
import { RecordActions } from '../log/offered-forms.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { UnitLink } from '../units/unit-link.tsx';
import { roleIn, stateOn, type ShownGrant } from './grant-words.ts';
import { messages } from './messages.ts';

/** One grant: what it says, how it stands, what was recorded of it, and how it is revoked. */
export function GrantView({ id }: { readonly id: string }) {
  const t = useText(messages);
  const answer = useAnswer(GrantPageDocument, { id });
  useChangesOf(id, GrantPageDocument);
  return (
    <Page title={t.title} lead={t.about}>
      <p className="no-print">
        <Link href="/grants">{t.back}</Link>
      </p>
      <Answer to={answer}>
        {({ node }) =>
          node?.__typename === 'Grant' ? <Shown grant={node} /> : <p role="alert">{t.unknown}</p>
        }
      </Answer>
    </Page>
  );
}

function Shown({ grant }: { readonly grant: ShownGrant }) {
  const t = useText(messages);
  const language = useLanguage();
  const { day, instant } = useFormat();
  const reason = grant.revocations.at(-1)?.reason;
  return (
    <article aria-labelledby="grant">
      <h2 id="grant">{grant.subject}</h2>
      <dl className="facts">
        <Fact term={t.role}>{roleIn(language, grant)}</Fact>
        <Fact term={t.unit}>
          <UnitLink unit={grant.unit} />
          {grant.holdsIn.id !== grant.unit.id && <> ({t.holdsIn(fullName(grant.holdsIn))})</>}
        </Fact>
        <Fact term={t.from}>{day(grant.from)}</Fact>
        <Fact term={t.to}>{grant.to ? day(grant.to) : t.noEnd}</Fact>
        <Fact term={t.state}>{t.states[stateOn(dayOf(new Date()), grant)]}</Fact>
        {reason && <Fact term={t.reason}>{reason}</Fact>}
        <Fact term={t.grantedBy}>{t.by(grant.grantedBy, instant(grant.grantedAt))}</Fact>
      </dl>
      <RecordActions subject={{ id: grant.id }} />
      <h3>{t.history}</h3>
      <History id={grant.id} knownAt={undefined} />
    </article>
  );
}
