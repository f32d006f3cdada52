interface SpreadProps {
  readonly min: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly max: number;
  /** The same in a sentence. */
  readonly says: string;
}

const WIDTH = 320;
const MARGIN = 6;
const MIDDLE = 12;

/** From the least to the greatest, the middle half as a box, the median as a bar. */
export function Spread({ min, p25, median, p75, max, says }: SpreadProps) {
  const [first, last] = [Math.min(0, min), Math.max(max, min + 1)];
  const x = (value: number) => MARGIN + ((value - first) / (last - first)) * (WIDTH - 2 * MARGIN);
  return (
    <svg className="chart spread" viewBox={`0 0 ${WIDTH} ${MIDDLE * 2}`} role="img" aria-label={says}>
      <line className="axis" x1={x(min)} x2={x(max)} y1={MIDDLE} y2={MIDDLE} />
      <rect className="box" x={x(p25)} width={Math.max(2, x(p75) - x(p25))} y={5} height={14} />
      <line className="reached" x1={x(median)} x2={x(median)} y1={2} y2={22} />
    </svg>
  );
}
