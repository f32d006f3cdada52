import { ReleaseParkedDocument } from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { mayAs } from '../../session/session.ts';
import { Table } from '../../ui/table.tsx';
import { ConfirmedAction } from './confirmed-action.tsx';
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
      <Table caption={shown} heads={[t.place, t.stream, t.reason, ...(mayAs(['admin']) ? [t.release] : [])]}>
        {records.map(({ id, topic, partition, offset, streamId, reason }) => (
          <tr key={id}>
            <th scope="row">
              {topic} / {partition} / {offset}
            </th>
            <td>{streamId ?? t.noStream}</td>
            <td lang="en">{reason}</td>
            {mayAs(['admin']) && (
              <td>
                <Release id={id} about={t.releaseOf(`${topic} / ${partition} / ${offset}`)} />
              </td>
            )}
          </tr>
        ))}
      </Table>
      {mayAs(['admin']) && <Release id={undefined} about={t.releaseAll} />}
    </>
  );
}

interface ReleaseProps {
  /** Undefined: every record that waits. */
  readonly id: string | undefined;
  readonly about: string;
}

function Release({ id, about }: ReleaseProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const run = async () => {
    const { released } = await ask(ReleaseParkedDocument, { id: id ?? null });
    return t.released(number(released.released), number(released.left));
  };
  return (
    <ConfirmedAction
      label={id === undefined ? t.releaseAll : t.release}
      about={about}
      lead={t.releaseLead}
      yes={t.releaseYes}
      run={run}
    />
  );
}
