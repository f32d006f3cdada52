import { ROLE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { HistoryDocument, type HistoryQuery } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { roleInName } from '../../session/account.ts';
import { Pages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { ChangedValues } from './changed-values.tsx';
import { eventName } from './event-names.ts';
import { messages } from './messages.ts';

interface HistoryOf {
  /** Of any node: a unit, a document, a session, … */
  readonly id: string;
  readonly knownAt: string | undefined;
}

/** Everything that was recorded of one node, oldest first, with before and after. */
export function History({ id, knownAt }: HistoryOf) {
  const t = useText(messages);
  const format = useFormat();
  const variables = { id, ...(knownAt === undefined ? {} : { knownAt }) };
  const pages = usePages(HistoryDocument, variables, ({ history }) => history);
  return (
    <Pages of={pages}>
      {(answers) => {
        const total = answers[0]?.history.totalCount ?? 0;
        if (total === 0) return <p>{t.none}</p>;
        return (
          <Table
            caption={t.caption(format.number(total))}
            heads={[t.what, t.effectiveOn, t.recordedAt, t.actor, t.grounds, t.values]}
          >
            {answers
              .flatMap(({ history }) => history.nodes)
              .map((change) => (
                <ChangeRow key={change.id} id={id} change={change} />
              ))}
          </Table>
        );
      }}
    </Pages>
  );
}

type Change = HistoryQuery['history']['nodes'][number];

function ChangeRow({ id, change }: { readonly id: string; readonly change: Change }) {
  const { day, instant } = useFormat();
  const language = useLanguage();
  const grounds = [...change.decrees, change.reason].filter(Boolean).join('; ');
  return (
    <tr>
      <th scope="row">{eventName(change.what, language)}</th>
      <td>{change.effectiveOn ? day(change.effectiveOn) : '–'}</td>
      <td>{instant(change.recordedAt)}</td>
      <td>
        <Actor of={change} />
      </td>
      <td>{grounds || '–'}</td>
      <td>
        <ChangedValues id={id} fields={change.fields} />
      </td>
    </tr>
  );
}

/** The office that recorded it, by its name and role. */
function Actor({ of: { actor, unit } }: { readonly of: Change }) {
  const roles: Readonly<Record<string, string>> = useText(ROLE_WORDS);
  const role = roleInName(actor);
  if (!unit || !role) return actor;
  return (
    <span title={actor}>
      {fullName(unit)}, {roles[role.toUpperCase()]}
    </span>
  );
}
