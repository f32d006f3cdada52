import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { dayNumber, dayOfNumber, type Day } from '@trienkhai/kernel/day';

export interface StepPoint {
  readonly day: Day;
  readonly reached: number;
  /** Null: nobody knows how many. */
  readonly expected?: number | null;
}

interface StepCurveProps {
  readonly points: readonly StepPoint[];
  /** What the picture says, in a sentence. */
  readonly says: string;
  readonly formatDay: (day: Day) => string;
  readonly formatNumber: (value: number) => string;
}

const BOX = { width: 560, height: 220, left: 52, right: 16, top: 12, bottom: 28 } as const;

/** Steps up to what was reached, below a dashed line of what was expected. */
export function StepCurve({ points, says, formatDay, formatNumber }: StepCurveProps) {
  const { x, y, ticks } = scalesOf(points);
  const reached = line<StepPoint>(
    ({ day }) => x(dayNumber(day)),
    ({ reached: count }) => y(count),
  ).curve(curveStepAfter);
  const expected = line<StepPoint>(
    ({ day }) => x(dayNumber(day)),
    ({ expected: count }) => y(count ?? 0),
  )
    .defined(({ expected: count }) => typeof count === 'number')
    .curve(curveStepAfter);
  return (
    <svg className="chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={says}>
      {ticks.map((tick) => (
        <Tick key={tick} at={y(tick)} says={formatNumber(tick)} />
      ))}
      <DayAxis domain={x.domain()} at={x} formatDay={formatDay} />
      <path className="expected" d={expected([...points]) ?? ''} />
      <path className="reached" d={reached([...points]) ?? ''} />
    </svg>
  );
}

function Tick({ at, says }: { at: number; says: string }) {
  return (
    <g>
      <line className="axis" x1={BOX.left - 5} x2={BOX.left} y1={at} y2={at} />
      <text x={BOX.left - 8} y={at} dy="0.35em" textAnchor="end">
        {says}
      </text>
    </g>
  );
}

function DayAxis({
  domain,
  at,
  formatDay,
}: {
  domain: readonly number[];
  at: (day: number) => number;
  formatDay: (day: Day) => string;
}) {
  const floor = BOX.height - BOX.bottom;
  const [first = 0, last = first] = domain;
  return (
    <>
      <line className="axis" x1={BOX.left} x2={BOX.width - BOX.right} y1={floor} y2={floor} />
      <line className="axis" x1={BOX.left} x2={BOX.left} y1={BOX.top} y2={floor} />
      <text x={at(first)} y={floor + 18}>
        {formatDay(dayOfNumber(first))}
      </text>
      <text x={at(last)} y={floor + 18} textAnchor="end">
        {formatDay(dayOfNumber(last))}
      </text>
    </>
  );
}

function scalesOf(points: readonly StepPoint[]) {
  const days = points.map(({ day }) => dayNumber(day));
  const first = Math.min(...days);
  const highest = Math.max(1, ...points.flatMap(({ reached, expected }) => [reached, expected ?? 0]));
  const x = scaleLinear([first, Math.max(first + 1, ...days)], [BOX.left, BOX.width - BOX.right]);
  const y = scaleLinear([0, highest], [BOX.height - BOX.bottom, BOX.top]);
  return { x, y, ticks: y.ticks(4).filter(Number.isInteger) };
}
