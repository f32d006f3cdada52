import { dayNumber, dayOfNumber, type Day } from '@trienkhai/kernel/day';
import { linear, pathThrough, placed, ticksTo } from './lines.ts';

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
  const { days, x, y, ticks } = scalesOf(points);
  const path = (of: (point: StepPoint) => number | null | undefined) =>
    pathThrough(
      points.map((point) => ({ x: x(dayNumber(point.day)), y: placed(of(point), y) })),
      'steps',
    );
  return (
    <svg className="chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={says}>
      {ticks.map((tick) => (
        <Tick key={tick} at={y(tick)} says={formatNumber(tick)} />
      ))}
      <DayAxis domain={days} at={x} formatDay={formatDay} />
      <path className="expected" d={path(({ expected }) => expected)} />
      <path className="reached" d={path(({ reached }) => reached)} />
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
  domain: readonly [first: number, last: number];
  at: (day: number) => number;
  formatDay: (day: Day) => string;
}) {
  const floor = BOX.height - BOX.bottom;
  const [first, last] = domain;
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
  const shown = [first, Math.max(first + 1, ...days)] as const;
  const x = linear(shown, [BOX.left, BOX.width - BOX.right]);
  const y = linear([0, highest], [BOX.height - BOX.bottom, BOX.top]);
  return { days: shown, x, y, ticks: ticksTo(highest) };
}
