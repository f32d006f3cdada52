import { linear, pathThrough, placed } from './lines.ts';

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
  // Each period in the middle of its share of the width.
  const x = linear([-0.5, points.length - 0.5], [BOX.left, BOX.width - BOX.right]);
  const y = linear([0, 100], [BOX.height - BOX.bottom, BOX.top]);
  const along = (of: (point: TrendPoint) => Percent) =>
    points.map((point, at) => ({ x: x(at), y: placed(of(point), y) }));
  const [full, dashed] = [along(({ full: each }) => each), along(({ dashed: each }) => each)];
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
      <path className="reached" d={pathThrough(full, 'straight')} />
      <path className="expected" d={pathThrough(dashed, 'straight')} />
      {full.map(({ x: cx, y: cy }, at) =>
        cy === undefined ? null : <circle key={at} className="dot" cx={cx} cy={cy} r="4" />,
      )}
    </svg>
  );
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
