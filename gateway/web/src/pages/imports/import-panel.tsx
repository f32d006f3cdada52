import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandName } from '../../commands/command.ts';
import { beginImport, hasEnded, readImport } from '../../graphql/import-file.ts';
import { questions } from '../../graphql/questions.ts';
import { refusalOf, type Refusal } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSession } from '../../session/session.ts';
import { FileField } from '../../ui/file-field.tsx';
import { useChosen } from './chosen.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { messages } from './messages.ts';

const EVERY_MS = 500;

/** A file of rows: checked first without recording anything, then recorded as far as it is good. */
export function ImportPanel({ command }: { readonly command: CommandName }) {
  const t = useText(messages);
  const language = useLanguage();
  const { file, job, fault, busy, begin, choose } = useImport(command);
  return (
    <section className="no-print" aria-labelledby="import">
      <h2 id="import">{t.title}</h2>
      <FileField
        label={t.file}
        hint={t.fileHint}
        accept=".csv,.xlsx,.ndjson"
        chosen={file}
        onChoose={choose}
      />
      <p>
        <button type="button" disabled={busy} onClick={() => void begin(true)}>
          {t.check}
        </button>
      </p>
      {fault && (
        <p className="fault" role="alert">
          {fault[language]}
        </p>
      )}
      <div role="status">
        {job && <ImportOutcome job={job} busy={busy} onRecord={() => void begin(false)} />}
      </div>
    </section>
  );
}

function useImport(command: CommandName) {
  const { chosen, keep } = useChosen(useSession()!.id, command);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Refusal['message']>();
  const file = chosen?.file;
  const begun = chosen?.job;
  const { data } = useQuery({
    queryKey: ['Import', begun?.id],
    queryFn: async ({ signal }) => {
      const job = await readImport(begun!.id, signal);
      if (hasEnded(job) && !job.dryRun) {
        keep({ ...chosen!, done: true });
        // What pages show may be another now.
        void questions.invalidateQueries({ predicate: isOther });
      }
      return job;
    },
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : EVERY_MS),
  });
  const choose = (other: File) => {
    setFault(undefined);
    keep({ file: other });
  };
  const begin = async (dryRun: boolean) => {
    setFault(undefined);
    if (!file) return setFault({ vi: messages.vi.noFile, en: messages.en.noFile });
    keep({ file });
    setSending(true);
    await beginImport(command, file, dryRun)
      .then(
        (job) => keep({ file, job }),
        (error: unknown) => setFault(refusalOf(error).message),
      )
      .finally(() => setSending(false));
  };
  const job = begun && (data ?? begun);
  return { file, job, fault, busy: sending || (job !== undefined && !hasEnded(job)), begin, choose };
}

const isOther = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== 'Import';
