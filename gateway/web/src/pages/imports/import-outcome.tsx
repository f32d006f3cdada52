import { download } from '../../graphql/download.ts';
import { hasEnded, type ImportJob } from '../../graphql/import-file.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';

interface OutcomeProps {
  readonly job: ImportJob;
  readonly busy: boolean;
  readonly onRecord: () => void;
}

/** How far a file is, what came of its rows, and the way to record those that are good. */
export function ImportOutcome({ job, busy, onRecord }: OutcomeProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { number } = useFormat();
  const { read, recorded, unchanged, refused } = job.progress;
  if (!hasEnded(job)) return <UnderWay job={job} />;
  const good = read - unchanged - refused;
  const counts = [unchanged, refused].map(number) as [string, string];
  return (
    <>
      {job.error && <p className="fault">{job.error.message[language]}</p>}
      <p>
        {job.dryRun
          ? t.checked(number(read), number(good), ...counts)
          : t.recorded(number(recorded), ...counts)}
      </p>
      {refused > 0 && <RefusedRows job={job} />}
      {job.dryRun && good > 0 && (
        <button type="button" disabled={busy} onClick={onRecord}>
          {refused > 0 ? t.recordGood(number(good)) : t.record(number(good))}
        </button>
      )}
    </>
  );
}

/** Of how many rows it is known by now what comes of them. */
function UnderWay({ job: { state, dryRun, progress } }: Pick<OutcomeProps, 'job'>) {
  const t = useText(messages);
  const { number } = useFormat();
  const { read, checked, recorded, unchanged, refused } = progress;
  if (state === 'READING') return <p>{t.reading}</p>;
  const done = dryRun ? checked : recorded + unchanged + refused;
  const says = (dryRun ? t.checking : t.recording)(number(done), number(read));
  return (
    <>
      <p>{says}</p>
      <progress value={done} max={read} aria-label={says} />
    </>
  );
}

function RefusedRows({ job: { id, errors, progress } }: Pick<OutcomeProps, 'job'>) {
  const t = useText(messages);
  const lang = useLanguage();
  const { number } = useFormat();
  const errorFile = () =>
    download(`/v1/imports/${id}/errors`, { format: 'xlsx', lang }, `refused-${id}.xlsx`);
  return (
    <>
      <Table
        caption={t.refusedRows(number(errors.length), number(progress.refused))}
        heads={[t.place, t.column, t.why]}
      >
        {errors.map(({ line, cell, column, message }) => (
          <tr key={line}>
            <th scope="row">{cell ?? line}</th>
            <td>{column || t.whole}</td>
            <td>{message[lang]}</td>
          </tr>
        ))}
      </Table>
      <FileButtons failed={t.failed} ways={[{ says: t.errorFile, get: errorFile }]} />
    </>
  );
}
