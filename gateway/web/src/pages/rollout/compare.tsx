import type { Day } from '@trienkhai/kernel/day';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import { CompareDaysDocument, type CompareDaysQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Term } from '../../help/term.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Figures } from '../../ui/figures.tsx';
import { messages } from './messages.ts';
import { ExplainButton } from './explain/explain-button.tsx';
import type { Figure } from './explain/figure.ts';
import type { RolloutUrl, Scope } from './state.ts';
import { documentIn } from './unit-words.ts';

type Changes = NonNullable<ReturnType<typeof documentIn<NonNullable<CompareDaysQuery['node']>>>>['compare'];

interface CompareProps {
  readonly url: RolloutUrl;
  readonly scope: Scope;
  readonly from: Day;
  readonly to: Day;
}

/** Two days side by side, real progress apart from what only the reorganisation of units did. */
export function Compare({ url, scope, from, to }: CompareProps) {
  const t = useText(messages);
  const format = useFormat();
  const { directive, within, knownAt } = scope;
  const compared = useAnswer(CompareDaysDocument, { directive, within, knownAt, from, to });
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{t.compare(format.day(from), format.day(to))}</h2>
      <p className="hint">{t.compareNote}</p>
      <Answer to={compared}>
        {({ node }) => (
          <div className="cards">
            {documentIn(node)?.compare.map((level, index) => (
              <LevelChange
                key={level.level}
                level={level}
                from={from}
                to={to}
                url={url}
                explained={index === 0}
              />
            ))}
          </div>
        )}
      </Answer>
    </section>
  );
}

/** Only the issuer has the first stage. */
const isOfUnits = ({ stage }: { readonly stage: Stage }) => stage !== 'ISSUED';

interface ChangeProps {
  readonly level: Changes[number];
  readonly from: Day;
  readonly to: Day;
  readonly url: RolloutUrl;
  /** Whether the heads of its table tell what they mean; in the first one they do. */
  readonly explained: boolean;
}

function LevelChange(change: ChangeProps) {
  const { level } = change;
  const t = useText(messages);
  const { number } = useFormat();
  const word = useText(words);
  const id = `compare-${level.level}`;
  const expected = (count: number | null | undefined) =>
    typeof count === 'number' ? number(count) : t.unknown;
  return (
    <article className="panel" aria-labelledby={id}>
      <h3 id={id}>{word.level[level.level]}</h3>
      <p>
        {t.expectedShort}: {expected(level.expectedFrom)} → {expected(level.expectedTo)}
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <Figures>
          <ChangeHeads {...change} />
          <ChangeRows {...change} />
        </Figures>
      </div>
    </article>
  );
}

function ChangeHeads({ from, to, explained }: ChangeProps) {
  const t = useText(messages);
  const { day } = useFormat();
  const term = (of: 'progress' | 'restructured') => (explained ? <Term of={of}>{t[of]}</Term> : t[of]);
  return (
    <thead>
      <tr>
        <th scope="col">{t.stage}</th>
        <th scope="col" className="figure">
          {day(from)}
        </th>
        <th scope="col" className="figure">
          {day(to)}
        </th>
        <th scope="col" className="figure">
          {term('progress')}
        </th>
        <th scope="col" className="figure">
          {term('restructured')}
        </th>
      </tr>
    </thead>
  );
}

function ChangeRows({ level: { level, stages }, from, to, url }: ChangeProps) {
  const { number } = useFormat();
  const word = useText(words);
  const signed = (count: number) => (count > 0 ? `+${number(count)}` : number(count));
  const cell = (of: Figure, shown: string) => (
    <td className="figure">
      <ExplainButton of={of} url={url}>
        {shown}
      </ExplainButton>
    </td>
  );
  return (
    <tbody>
      {stages.filter(isOfUnits).map(({ stage, reachedFrom, reachedTo, progress, restructured }) => (
        <tr key={stage}>
          <th scope="row">{word.stage[stage]}</th>
          {cell({ level, stage, part: 'reached', on: from }, number(reachedFrom))}
          {cell({ level, stage, part: 'reached', on: to }, number(reachedTo))}
          {cell({ level, stage, part: 'progress' }, signed(progress))}
          {cell({ level, stage, part: 'restructured' }, signed(restructured))}
        </tr>
      ))}
    </tbody>
  );
}
