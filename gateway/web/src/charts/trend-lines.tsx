import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';

type Percent = number | null | undefined;

export interface TrendPoint {
  readonly label: string;
  /** Out of 100; null: nobody knows, and the line has a gap. */
  readonly full: Percent;
  readonly dashed: Percent;
}

interface TrendProps {
  readonly points: readonly TrendPoint[];
  /** What the picture says, in a sentence. */
  readonly says: string;
  readonly formatPercent: (value: number) => string;
}

const BOX = { width: 560, height: 180, left: 52, right: 16, top: 12, bottom: 28 } as const;
const TICKS = [0, 50, 100];

/** Two percentages from period to period, the first full, the second dashed. */
export function TrendLines({ points, says, formatPercent }: TrendProps) {
  const x = scalePoint(
    points.map((_, at) => String(at)),
    [BOX.left, BOX.width - BOX.right],
  ).padding(0.5);
  const y = scaleLinear([0, 100], [BOX.height - BOX.bottom, BOX.top]);
  const placed = (of: (point: TrendPoint) => Percent) =>
    points.map((point, at) => ({ x: x(String(at)) ?? 0, value: of(point) }));
  const [full, dashed] = [placed(({ full: each }) => each), placed(({ dashed: each }) => each)];
  return (
    <svg className="chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={says}>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className="axis" x1={BOX.left} x2={BOX.width - BOX.right} y1={y(tick)} y2={y(tick)} />
          <text x={BOX.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {formatPercent(tick)}
          </text>
        </g>
      ))}
      <Labels points={points} />
      <Path className="reached" of={full} y={y} />
      <Path className="expected" of={dashed} y={y} />
      {full.map(({ x: cx, value }, at) =>
        typeof value === 'number' ? <circle key={at} className="dot" cx={cx} cy={y(value)} r="4" /> : null,
      )}
    </svg>
  );
}

interface Placed {
  readonly x: number;
  readonly value: Percent;
}

interface PathProps {
  readonly className: string;
  readonly of: readonly Placed[];
  readonly y: (value: number) => number;
}

function Path({ className, of, y }: PathProps) {
  const path = line<Placed>(
    ({ x }) => x,
    ({ value }) => y(value ?? 0),
  ).defined(({ value }) => typeof value === 'number');
  return <path className={className} d={path([...of]) ?? ''} />;
}

/** The first and the last alone: names of periods are long, and the table has them all. */
function Labels({ points }: { readonly points: readonly TrendPoint[] }) {
  const floor = BOX.height - BOX.bottom + 18;
  const last = points.length - 1;
  return (
    <>
      <text x={BOX.left} y={floor}>
        {points[0]?.label}
      </text>
      {last > 0 && (
        <text x={BOX.width - BOX.right} y={floor} textAnchor="end">
          {points[last]?.label}
        </text>
      )}
    </>
  );
}
