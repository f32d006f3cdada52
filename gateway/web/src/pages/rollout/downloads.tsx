import type { Stage } from '@trienkhai/kernel/vocabulary';
import { useState } from 'react';
import { download } from '../../graphql/download.ts';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
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
  const [failed, setFailed] = useState(false);
  const stage = state.stage ?? FIRST_STAGE;
  const { directive, within, on: to } = scope;
  const fetchFile = () => {
    const query = { directive, within, to, sample: 'true' };
    void download(`/v1/exports/${EXPORTS[stage]}`, query, `${EXPORTS[stage]}.csv`).then((done) =>
      setFailed(!done),
    );
  };
  return (
    <section className="no-print" aria-labelledby="download">
      <h2 id="download">{t.download}</h2>
      <ul className="chips">
        <li>
          <button type="button" onClick={fetchFile}>
            {t.csv(word.stage[stage])}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => window.print()}>
            {t.print}
          </button>
        </li>
      </ul>
      {failed && (
        <p className="fault" role="alert">
          {t.failed}
        </p>
      )}
    </section>
  );
}
