import { useState } from 'react';
import { ReleaseParkedDocument } from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { mayAs } from '../../session/session.ts';
import { Table } from '../../ui/table.tsx';
import { ConfirmedAction } from './confirmed-action.tsx';
import { messages } from './messages.ts';
import type { Projection } from './projections.tsx';

interface ParkedProps {
  readonly projections: readonly Projection[];
}

/** Records that could not be folded, and how one lets go of them. */
export function ParkedRecords({ projections }: ParkedProps) {
  const t = useText(messages);
  // What came of a release is told here: its button goes with the last record.
  const [said, setSaid] = useState('');
  const none = projections.every(({ parked }) => parked === 0);
  return (
    <>
      <p role="status">{said}</p>
      {none ? <p>{t.parkedNone}</p> : <Records projections={projections} onReleased={setSaid} />}
    </>
  );
}

interface RecordsProps extends ParkedProps {
  /** Called with what happened, in words. */
  readonly onReleased: (said: string) => void;
}

function Records({ projections, onReleased }: RecordsProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const may = mayAs(['admin']);
  const records = projections.flatMap(({ parkedRecords }) => parkedRecords);
  const count = projections.reduce((sum, { parked }) => sum + parked, 0);
  const shown = t.parkedFirst(number(records.length), number(count));
  return (
    <>
      <Table caption={shown} heads={[t.place, t.stream, t.reason, ...(may ? [t.release] : [])]}>
        {records.map(({ id, topic, partition, offset, streamId, reason }) => {
          const place = `${topic} / ${partition} / ${offset}`;
          return (
            <tr key={id}>
              <th scope="row">{place}</th>
              <td>{streamId ?? t.noStream}</td>
              <td lang="en">{reason}</td>
              {may && (
                <td>
                  <Release id={id} about={t.releaseOf(place)} onReleased={onReleased} />
                </td>
              )}
            </tr>
          );
        })}
      </Table>
      {may && <Release id={undefined} about={t.releaseAll} onReleased={onReleased} />}
    </>
  );
}

interface ReleaseProps extends Pick<RecordsProps, 'onReleased'> {
  /** Undefined: every record that waits. */
  readonly id: string | undefined;
  readonly about: string;
}

function Release({ id, about, onReleased }: ReleaseProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const run = async () => {
    const { released } = await ask(ReleaseParkedDocument, { id: id ?? null });
    onReleased(t.released(number(released.released), number(released.left)));
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
