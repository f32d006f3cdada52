import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { BOX, layFlow, type Box, type Passage } from './flow.ts';
import { messages } from './messages.ts';

interface Flowing {
  readonly name: string;
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
}

/** Where a unit came from and what it became, at a glance; the table beside it says the same in full. */
export function FlowPicture({ name, before, after }: Flowing) {
  const t = useText(messages);
  const { number } = useFormat();
  const { width, height, boxes, streams, leftOut } = layFlow(name, before, after);
  const more = leftOut.before + leftOut.after;
  return (
    <figure className="flow">
      <svg
        role="img"
        aria-label={t.flowText(number(before.length), number(after.length))}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        width={width + 2}
        height={height + 2}
      >
        {streams.map(({ id, path, whole }) => (
          <path key={id} d={path} className={whole ? 'stream' : 'stream stream-part'} />
        ))}
        {boxes.map((box) => (
          <BoxShape key={`${box.id} ${box.x}`} box={box} />
        ))}
      </svg>
      <figcaption className="hint">
        {t.dashed} {more > 0 && t.flowLeftOut(number(more))}
      </figcaption>
    </figure>
  );
}

const LINE_HEIGHT = 16;

function BoxShape({ box: { id, x, y, lines } }: { readonly box: Box }) {
  const top = y + BOX.height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return (
    <g className={id === 'self' ? 'box box-self' : 'box'}>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx="4" />
      {lines.map((line, at) => (
        <text
          key={line}
          x={x + BOX.width / 2}
          y={top + at * LINE_HEIGHT}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {line}
        </text>
      ))}
    </g>
  );
}
