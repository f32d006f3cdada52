import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';
import type { Projection } from './projections.tsx';

/** Records that could not be folded, and how one lets go of them. */
export function ParkedRecords({ projections }: { readonly projections: readonly Projection[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  const records = projections.flatMap(({ parkedRecords }) => parkedRecords);
  const count = projections.reduce((sum, { parked }) => sum + parked, 0);
  if (count === 0) return <p>{t.parkedNone}</p>;
  const shown = t.parkedFirst(number(records.length), number(count));
  return (
    <>
      <Table caption={shown} heads={[t.place, t.stream, t.reason]}>
        {records.map(({ id, topic, partition, offset, streamId, reason }) => (
          <tr key={id}>
            <th scope="row">
              {topic} / {partition} / {offset}
            </th>
            <td>{streamId ?? t.noStream}</td>
            <td lang="en">{reason}</td>
          </tr>
        ))}
      </Table>
      <p className="hint">
        {t.parkedHow} <code>npx trienkhai parked release</code>
      </p>
    </>
  );
}
