import type { Level } from '@trienkhai/kernel/vocabulary';
import { TrendLines } from '../../charts/trend-lines.tsx';
import type { ReportingQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { overFigures, Table } from '../../ui/table.tsx';
import { messages } from './reporting-messages.ts';
import { pointsByLevel, type TrendPoint } from './trend-points.ts';
import { usePart } from './use-part.ts';

type Periods = ReportingQuery['reporting']['trend'];

/** Completeness and timeliness over the last periods: a picture for each level, and the table of all. */
export function Trend({ trend }: { readonly trend: Periods }) {
  const t = useText(messages);
  const levels = pointsByLevel(trend);
  return (
    <section aria-labelledby="trend">
      <h3 id="trend">{t.trend}</h3>
      {trend.length < 2 ? (
        <p>{t.noTrend}</p>
      ) : (
        <>
          <p className="hint">{t.trendLegend}</p>
          <div className="cards">
            {levels.map(([level, points]) => (
              <Picture key={level} level={level} points={points} />
            ))}
          </div>
        </>
      )}
      <TrendTable levels={levels} />
    </section>
  );
}

interface PictureProps {
  readonly level: Level;
  readonly points: readonly TrendPoint[];
}

function Picture({ level, points }: PictureProps) {
  const t = useText(messages);
  const word = useText(words);
  const { percent } = useFormat();
  const part = usePart();
  const id = `trend-${level}`;
  const [first, last] = [points[0]!, points.at(-1)!];
  const says = t.trendSays(word.level[level], part(first.completeness), part(last.completeness));
  return (
    <article className="panel" aria-labelledby={id}>
      <h4 id={id}>{word.level[level]}</h4>
      <TrendLines
        points={points.map(({ label, completeness, timeliness }) => ({
          label,
          full: completeness,
          dashed: timeliness,
        }))}
        says={says}
        formatPercent={percent}
      />
    </article>
  );
}

interface TrendTableProps {
  readonly levels: readonly (readonly [Level, readonly TrendPoint[]])[];
}

function TrendTable({ levels }: TrendTableProps) {
  const t = useText(messages);
  const { level } = useText(words);
  const { number } = useFormat();
  const part = usePart();
  return (
    <Table
      caption={t.trendTable}
      heads={[
        t.period,
        t.level,
        ...overFigures(t.expected, t.received, t.onTime, t.approved, t.completeness, t.timeliness),
      ]}
    >
      {levels.flatMap(([each, points]) =>
        points.map(({ id, label, expected, reported, onTime, approved, completeness, timeliness }) => (
          <tr key={`${each} ${id}`}>
            <th scope="row">{label}</th>
            <td>{level[each]}</td>
            <td className="figure">{typeof expected === 'number' ? number(expected) : t.unknown}</td>
            <td className="figure">{number(reported)}</td>
            <td className="figure">{typeof onTime === 'number' ? number(onTime) : t.noDue}</td>
            <td className="figure">{number(approved)}</td>
            <td className="figure">{part(completeness)}</td>
            <td className="figure">{typeof onTime === 'number' ? part(timeliness) : t.noDue}</td>
          </tr>
        )),
      )}
    </Table>
  );
}
