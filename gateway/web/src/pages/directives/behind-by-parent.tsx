import type { BehindQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Fold } from '../../ui/fold.tsx';
import { overFigures, Table } from '../../ui/table.tsx';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './messages.ts';

type Count = BehindQuery['behind']['byParent'][number];

/** The same units counted under the unit above them, most units behind first. */
export function BehindByParent({ counts }: { readonly counts: readonly Count[] }) {
  const t = useText(messages);
  return (
    <Fold says={t.byParent}>
      <Table
        caption={t.byParent}
        heads={[
          t.parent,
          ...overFigures(t.expected, t.reached, t.partly, t.nothing, t.unknownCount, t.overdue),
        ]}
      >
        {counts.map((count) => (
          <CountRow key={count.parent?.id ?? ''} count={count} />
        ))}
      </Table>
    </Fold>
  );
}

function CountRow({ count }: { readonly count: Count }) {
  const t = useText(messages);
  const { number } = useFormat();
  const { parent, expected, reached, partly, none, unknown, overdue } = count;
  return (
    <tr>
      <th scope="row">{parent ? <UnitLink unit={parent} /> : t.noParent}</th>
      {Object.entries({ expected, reached, partly, none, unknown, overdue }).map(([name, value]) => (
        <td key={name} className={name === 'overdue' && value > 0 ? 'figure late' : 'figure'}>
          {number(value)}
        </td>
      ))}
    </tr>
  );
}
