import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandName } from '../../commands/command.ts';
import { beginImport, hasEnded, readImport, type ImportJob } from '../../graphql/import-file.ts';
import { questions } from '../../graphql/questions.ts';
import { refusalOf, type Refusal } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { messages } from './messages.ts';

const EVERY_MS = 500;

/** A file of rows: checked first without recording anything, then recorded as far as it is good. */
export function ImportPanel({ command }: { readonly command: CommandName }) {
  const t = useText(messages);
  const language = useLanguage();
  const [file, setFile] = useState<File>();
  const { job, fault, busy, begin, forget } = useImport(command);
  return (
    <section className="no-print" aria-labelledby="import">
      <h2 id="import">{t.title}</h2>
      <Labelled label={t.file} hint={t.fileHint}>
        {(tied) => (
          <input
            {...tied}
            type="file"
            accept=".csv,.xlsx,.ndjson"
            onChange={({ target }) => {
              setFile(target.files?.[0]);
              forget();
            }}
          />
        )}
      </Labelled>
      <p>
        <button type="button" disabled={busy} onClick={() => void begin(file, true)}>
          {t.check}
        </button>
      </p>
      {fault && (
        <p className="fault" role="alert">
          {fault[language]}
        </p>
      )}
      <div role="status">
        {job && <ImportOutcome job={job} busy={busy} onRecord={() => void begin(file, false)} />}
      </div>
    </section>
  );
}

function useImport(command: CommandName) {
  const [begun, setBegun] = useState<ImportJob>();
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Refusal['message']>();
  const { data } = useQuery({
    queryKey: ['Import', begun?.id],
    queryFn: async ({ signal }) => {
      const job = await readImport(begun!.id, signal);
      // What pages show may be another now.
      if (hasEnded(job) && !job.dryRun) void questions.invalidateQueries({ predicate: isOther });
      return job;
    },
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : EVERY_MS),
  });
  const forget = () => {
    setBegun(undefined);
    setFault(undefined);
  };
  const begin = async (file: File | undefined, dryRun: boolean) => {
    forget();
    if (!file) return setFault({ vi: messages.vi.noFile, en: messages.en.noFile });
    setSending(true);
    await beginImport(command, file, dryRun)
      .then(setBegun, (error: unknown) => setFault(refusalOf(error).message))
      .finally(() => setSending(false));
  };
  const job = begun && (data ?? begun);
  return { job, fault, busy: sending || (job !== undefined && !hasEnded(job)), begin, forget };
}

const isOther = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== 'Import';
