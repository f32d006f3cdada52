import { Spread } from '../../charts/spread.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { messages } from './messages.ts';
import type { Rollout } from './view.tsx';

type Level = Rollout['levels'][number];
type StageCount = Level['stages'][number];

/** One card per level: how many were expected and how many reached each stage. */
export function LevelCards({ levels }: { levels: readonly Level[] }) {
  const t = useText(messages);
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t.levels}</h2>
      <div className="cards">
        {levels.map((level) => (
          <LevelCard key={level.level} level={level} />
        ))}
      </div>
    </section>
  );
}

function LevelCard({ level: { level, expected, stages, firstActivityLagDays: lag } }: { level: Level }) {
  const t = useText(messages);
  const { number } = useFormat();
  const word = useText(words);
  return (
    <article className="panel" aria-labelledby={`level-${level}`}>
      <h3 id={`level-${level}`}>{word.level[level]}</h3>
      <p className={typeof expected === 'number' ? '' : 'UNKNOWN'}>
        {typeof expected === 'number' ? t.expected(number(expected)) : t.expectedUnknown}
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby={`level-${level}`}>
        <StageTable stages={stages} />
      </div>
      {lag && <FirstActivity lag={lag} />}
    </article>
  );
}

function StageTable({ stages }: { stages: readonly StageCount[] }) {
  const t = useText(messages);
  const titles = [t.stage, t.reached, t.percent, t.partly, t.overdue, t.median];
  return (
    <table>
      <thead>
        <tr>
          {titles.map((title, index) => (
            <th key={title} scope="col" className={index === 0 ? '' : 'figure'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stages
          .filter(({ stage }) => stage !== 'ISSUED')
          .map((stage) => (
            <StageRow key={stage.stage} stage={stage} />
          ))}
      </tbody>
    </table>
  );
}

function FirstActivity({ lag }: { lag: NonNullable<Level['firstActivityLagDays']> }) {
  const t = useText(messages);
  const { number } = useFormat();
  const { count, min, median, max } = lag;
  const says = t.firstActivity(number(median), number(min), number(max), number(count));
  return (
    <>
      <Spread {...lag} says={says} />
      <p>{says}</p>
    </>
  );
}

/** Nothing done is a zero; what nobody knows is said in words. */
function StageRow({ stage: { stage, reached, percent, partly, overdue, lagDays } }: { stage: StageCount }) {
  const t = useText(messages);
  const format = useFormat();
  const word = useText(words);
  const known = typeof percent === 'number';
  return (
    <tr>
      <th scope="row">{word.stage[stage]}</th>
      <td className="figure">{format.number(reached)}</td>
      <td className={known ? 'figure' : 'figure UNKNOWN'}>{known ? format.percent(percent) : t.unknown}</td>
      <td className={partly > 0 ? 'figure PARTLY' : 'figure'}>{format.number(partly)}</td>
      <td className={overdue > 0 ? 'figure late' : 'figure'}>{format.number(overdue)}</td>
      <td className={lagDays ? 'figure' : 'figure UNKNOWN'}>
        {lagDays ? format.number(lagDays.median) : t.none}
      </td>
    </tr>
  );
}
