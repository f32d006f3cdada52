import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { overFigures, Table } from '../../ui/table.tsx';
import { DirectiveLink } from './directive-link.tsx';
import type { LagRow } from './lag-rows.ts';
import { messages } from './messages.ts';

/** The figures of the chart. */
export function LagTable({ rows }: { readonly rows: readonly LagRow[] }) {
  const t = useText(messages);
  const { level: levels } = useText(words);
  const { number } = useFormat();
  return (
    <Table
      caption={t.lagsHint}
      heads={[
        t.ofLevel,
        t.symbol,
        ...overFigures(t.units, t.min, t.quarter, t.median, t.threeQuarters, t.max),
      ]}
    >
      {rows.map(({ level, directive, spread }) => (
        <tr key={`${level} ${directive.id}`}>
          <td>{levels[level]}</td>
          <th scope="row">
            <DirectiveLink directive={directive} />
          </th>
          {(['count', 'min', 'p25', 'median', 'p75', 'max'] as const).map((each) => (
            <td key={each} className="figure">
              {number(spread[each])}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
