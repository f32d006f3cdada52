import type { Level } from '@trienkhai/kernel/vocabulary';
import { useRef } from 'react';
import { Spread } from '../../charts/spread.tsx';
import { Term } from '../../help/term.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Figures } from '../../ui/figures.tsx';
import { cellsIn, type Cells } from '../../ui/tsv.ts';
import { ExplainButton } from './explain/explain-button.tsx';
import { messages } from './messages.ts';
import { StageRow } from './stage-row.tsx';
import type { RolloutUrl } from './state.ts';
import type { Rollout } from './view.tsx';

export type LevelRollout = Rollout['levels'][number];

interface LevelCardsProps {
  readonly levels: readonly LevelRollout[];
  readonly url: RolloutUrl;
}

/** One card per level: how many were expected and how many reached each stage. */
export function LevelCards({ levels, url }: LevelCardsProps) {
  const t = useText(messages);
  const word = useText(words);
  const cards = useRef<HTMLDivElement>(null);
  const rows = () =>
    levels.flatMap(({ level }, index) => {
      const table = cards.current?.querySelectorAll('table')[index];
      return table ? rowsOfLevel(word.level[level], cellsIn(table), index === 0) : [];
    });
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t.levels}</h2>
      <div className="cards" ref={cards}>
        {levels.map((level, index) => (
          <LevelCard key={level.level} level={level} url={url} explained={index === 0} />
        ))}
      </div>
      <CopyButton what={t.levels} rows={rows} />
    </section>
  );
}

/** Every row names its level; the heads stand once. */
function rowsOfLevel(level: string, [heads = [], ...rows]: Cells, withHeads: boolean): Cells {
  const named = rows.map((row) => [level, ...row]);
  return withHeads ? [['', ...heads], ...named] : named;
}

interface LevelCardProps {
  readonly level: LevelRollout;
  readonly url: RolloutUrl;
  /** Whether the heads of its table tell what they mean; in the first one they do. */
  readonly explained: boolean;
}

function LevelCard({ level: all, url, explained }: LevelCardProps) {
  const { level, expected, firstActivityLagDays: lag } = all;
  const t = useText(messages);
  const { number } = useFormat();
  const word = useText(words);
  return (
    <article className="panel" aria-labelledby={`level-${level}`}>
      <h3 id={`level-${level}`}>{word.level[level]}</h3>
      {typeof expected === 'number' ? (
        <p>
          <ExplainButton alone of={{ level, stage: 'ISSUED', part: 'expected' }} url={url}>
            {t.expected(number(expected))}
          </ExplainButton>
        </p>
      ) : (
        <p className="UNKNOWN">{t.expectedUnknown}</p>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-labelledby={`level-${level}`}>
        <Figures>
          <StageHeads explained={explained} />
          <tbody>
            {all.stages
              .filter(({ stage }) => stage !== 'ISSUED')
              .map((stage) => (
                <StageRow key={stage.stage} level={level} of={stage} url={url} />
              ))}
          </tbody>
        </Figures>
      </div>
      {lag && <FirstActivity level={level} lag={lag} url={url} />}
    </article>
  );
}

function StageHeads({ explained }: Pick<LevelCardProps, 'explained'>) {
  const t = useText(messages);
  const terms = [
    [undefined, t.stage],
    ['EXACT', t.reached],
    [undefined, t.percent],
    ['PARTLY', t.partly],
    ['overdue', t.overdue],
    ['lagDays', t.median],
  ] as const;
  return (
    <thead>
      <tr>
        {terms.map(([term, title], index) => (
          <th key={title} scope="col" className={index === 0 ? '' : 'figure'}>
            {explained && term ? <Term of={term}>{title}</Term> : title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface FirstActivityProps {
  readonly level: Level;
  readonly lag: NonNullable<LevelRollout['firstActivityLagDays']>;
  readonly url: RolloutUrl;
}

function FirstActivity({ level, lag, url }: FirstActivityProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const { count, min, median, max } = lag;
  const says = t.firstActivity(number(median), number(min), number(max), number(count));
  return (
    <>
      <Spread {...lag} says={says} />
      <p>
        {says}{' '}
        <ExplainButton alone of={{ level, stage: 'ISSUED', part: 'first' }} url={url}>
          {t.why}
        </ExplainButton>
      </p>
    </>
  );
}
