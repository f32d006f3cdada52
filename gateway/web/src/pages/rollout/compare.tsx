import type { Day } from '@trienkhai/kernel/day';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import { CompareDaysDocument, type CompareDaysQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { messages } from './messages.ts';
import type { Scope } from './state.ts';
import { documentIn } from './unit-words.ts';

type Changes = NonNullable<ReturnType<typeof documentIn<NonNullable<CompareDaysQuery['node']>>>>['compare'];

/** Two days side by side, real progress apart from what only the reorganisation of units did. */
export function Compare({ scope, from, to }: { scope: Scope; from: Day; to: Day }) {
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
            {documentIn(node)?.compare.map((level) => (
              <LevelChange key={level.level} level={level} from={from} to={to} />
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
}

function LevelChange({ level, from, to }: ChangeProps) {
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
        <ChangeTable level={level} from={from} to={to} />
      </div>
    </article>
  );
}

function ChangeTable({ level: { stages }, from, to }: ChangeProps) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const word = useText(words);
  const signed = (count: number) => (count > 0 ? `+${number(count)}` : number(count));
  return (
    <table>
      <thead>
        <tr>
          {[t.stage, day(from), day(to), t.progress, t.restructured].map((title, index) => (
            <th key={`${index} ${title}`} scope="col" className={index === 0 ? '' : 'figure'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stages.filter(isOfUnits).map(({ stage, reachedFrom, reachedTo, progress, restructured }) => (
          <tr key={stage}>
            <th scope="row">{word.stage[stage]}</th>
            <td className="figure">{number(reachedFrom)}</td>
            <td className="figure">{number(reachedTo)}</td>
            <td className="figure">{signed(progress)}</td>
            <td className="figure">{signed(restructured)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
