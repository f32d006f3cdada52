import type { Stage } from '@trienkhai/kernel/vocabulary';
import { download } from '../../graphql/download.ts';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { messages } from './messages.ts';
import { FIRST_STAGE, type RolloutUrl, type Scope } from './state.ts';

/** The export in which the facts of a stage stand. */
const EXPORTS: Readonly<Record<Stage, string>> = {
  ISSUED: 'directives',
  RECEIVED: 'receipts',
  PLANNED: 'plans',
  STUDIED: 'studies',
  PROGRAMME: 'programmes',
  IMPLEMENTED: 'milestones',
  INTERIM_REVIEW: 'reviews',
  FINAL_REVIEW: 'reviews',
};

/** What is looked at as a file that an import reads back, and on paper. */
export function Downloads({ url: { state }, scope }: { url: RolloutUrl; scope: Scope }) {
  const t = useText(messages);
  const word = useText(words);
  const stage = state.stage ?? FIRST_STAGE;
  const { directive, within, on: to } = scope;
  const csv = () => {
    const query = { directive, within, to, sample: 'true' };
    return download(`/v1/exports/${EXPORTS[stage]}`, query, `${EXPORTS[stage]}.csv`);
  };
  return (
    <section className="no-print" aria-labelledby="download">
      <h2 id="download">{t.download}</h2>
      <FileButtons failed={t.failed} ways={[{ says: t.csv(word.stage[stage]), get: csv }]} />
      <PrintButton />
    </section>
  );
}
