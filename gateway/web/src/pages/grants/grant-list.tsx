import { dayOf } from '@trienkhai/kernel/day';
import { memo } from 'react';
import { Link } from 'wouter';
import { GrantListDocument } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Pages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { writeState } from '../../url-state.ts';
import { fullName } from '../rollout/unit-words.ts';
import { timesOf } from '../times/times.ts';
import { isNarrowed } from './filters.tsx';
import { roleIn, stateOn, type ShownGrant } from './grant-words.ts';
import { messages } from './messages.ts';
import type { GrantsUrl } from './url.ts';

interface ListProps {
  readonly url: GrantsUrl;
  /** Whether the account may grant a role itself. */
  readonly mayGrant: boolean;
}

/** Grants that the account may see and that fit the filters, by unit and account. */
export function GrantList({ url, mayGrant }: ListProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const pages = usePages(GrantListDocument, askedBy(url), ({ grants }) => grants);
  return (
    <Pages of={pages}>
      {(answers) => {
        const total = answers[0]?.grants.totalCount ?? 0;
        if (total === 0) {
          const none = mayGrant ? `${t.noneAtAll} ${t.howToBegin}` : t.noneAtAll;
          return <p role="status">{isNarrowed(url) ? t.none : none}</p>;
        }
        return (
          <Table
            caption={<span role="status">{t.count(number(total))}</span>}
            heads={[t.account, t.role, t.unit, t.from, t.to, t.state, t.grantedBy]}
          >
            {answers
              .flatMap(({ grants }) => grants.nodes)
              .map((grant) => (
                <GrantRow key={grant.id} grant={grant} on={url.on ?? dayOf(new Date())} />
              ))}
          </Table>
        );
      }}
    </Pages>
  );
}

function askedBy(url: GrantsUrl) {
  const { account, role, unit, alone, ended } = url;
  return {
    ...timesOf(url),
    ...(account === undefined ? {} : { search: account }),
    ...(role === undefined ? {} : { role }),
    ...(unit === undefined ? {} : { [alone === '1' ? 'unit' : 'within']: unit }),
    ended: ended === '1',
  };
}

/** Of ten thousand rows those that stand already are not drawn again where more are added. */
const GrantRow = memo(({ grant, on }: { readonly grant: ShownGrant; readonly on: string }) => {
  const t = useText(messages);
  const language = useLanguage();
  const { day, instant } = useFormat();
  const state = stateOn(on, grant);
  return (
    <tr>
      <th scope="row">
        <Link href={`/grants${writeState({ grant: grant.id })}`} aria-label={t.look(grant.subject)}>
          {grant.subject}
        </Link>
      </th>
      <td>{roleIn(language, grant)}</td>
      <td>
        {fullName(grant.unit)}
        {grant.holdsIn.id !== grant.unit.id && (
          <span className="hint"> {t.holdsIn(fullName(grant.holdsIn))}</span>
        )}
      </td>
      <td>{day(grant.from)}</td>
      <td>{grant.to ? day(grant.to) : t.noEnd}</td>
      <td className={state === 'stands' ? 'EXACT' : ''}>{t.states[state]}</td>
      <td>{t.by(grant.grantedBy, instant(grant.grantedAt))}</td>
    </tr>
  );
});
