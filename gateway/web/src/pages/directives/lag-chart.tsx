import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { boxOf, type LagRow } from './lag-rows.ts';
import { messages } from './messages.ts';

const WIDTH = 420;
const LABEL = 190;
const END = 60;
const ROW = 34;
const BAR = 14;

/** One box per level and document: least to most, the middle half, the median with its number. */
export function LagChart({ rows }: { readonly rows: readonly LagRow[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  const documents = new Set(rows.map(({ directive }) => directive.id)).size;
  return (
    <svg
      className="chart lags"
      role="img"
      aria-label={t.lagsText(number(documents))}
      viewBox={`0 0 ${LABEL + WIDTH + END} ${rows.length * ROW}`}
    >
      {rows.map((row, at) => (
        <LagBox key={`${row.level} ${row.directive.id}`} row={row} rows={rows} y={at * ROW} />
      ))}
    </svg>
  );
}

interface Placed {
  readonly row: LagRow;
  readonly rows: readonly LagRow[];
  readonly y: number;
}

function LagBox({ row, rows, y }: Placed) {
  const { level } = useText(words);
  const { number } = useFormat();
  const { min, p25, median, p75, max } = boxOf(row.spread, rows, WIDTH);
  const middle = y + ROW / 2;
  const { symbol, title } = row.directive;
  return (
    <g>
      <text x={0} y={middle} dominantBaseline="central">
        {`${level[row.level]} · ${shortened(symbol ?? title)}`}
      </text>
      <g transform={`translate(${LABEL} ${middle})`}>
        <line className="axis" x1={min} x2={max} y1={0} y2={0} />
        <rect className="spread" x={p25} width={Math.max(p75 - p25, 2)} y={-BAR / 2} height={BAR} />
        <line className="median" x1={median} x2={median} y1={-BAR / 2 - 2} y2={BAR / 2 + 2} />
        <text x={max + 6} y={0} dominantBaseline="central">
          {number(row.spread.median)}
        </text>
      </g>
    </g>
  );
}

function shortened(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 15)}…`;
}
