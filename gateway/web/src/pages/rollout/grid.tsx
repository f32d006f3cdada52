import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type RefObject } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import { MOST_PRINTED, usePrinting } from '../../ui/printing.ts';
import { useEnds } from './grid-ends.ts';
import { GridRow, RowOnItsWay } from './grid-row.tsx';
import { GRID_STAGES } from './grid-stages.ts';
import { messages } from './messages.ts';
import type { RolloutUrl } from './state.ts';
import type { Row } from './use-rows.ts';

interface GridProps {
  readonly rows: readonly Row[];
  /** How many there are in all; `rows` are the first of them, which have come. */
  readonly total: number;
  readonly url: RolloutUrl;
  /** Asks for further rows. */
  readonly more: () => void;
}

/** So many rows before the end of those that have come, the next are asked for: whoever scrolls meets no end. */
const AHEAD = 150;

/** A real table of which only what is looked at is there, so that thousands of rows scroll. */
export function Grid({ rows, total, url, more }: GridProps) {
  const t = useText(messages);
  const frame = useRef<HTMLDivElement>(null);
  const { shown, before, after, measure, goTo } = useShown(rows, total, frame, more);
  const { onKeyDown, leave } = useEnds(rows, total, frame, goTo);
  return (
    <div
      ref={frame}
      className="scroll grid-scroll"
      tabIndex={0}
      role="group"
      aria-label={t.rows}
      onKeyDown={onKeyDown}
      onWheel={leave}
      onPointerDown={leave}
    >
      <table className="grid" aria-rowcount={total + 1} aria-label={t.rows}>
        <GridHead />
        <tbody>
          <Spacer height={before} />
          {shown.map((index) => {
            const row = rows[index];
            const place = { index, measure };
            if (!row) return <RowOnItsWay key={index} {...place} />;
            return <GridRow key={row.unit.id} row={row} url={url} {...place} />;
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}

type Frame = RefObject<HTMLDivElement | null>;

/** Rows that have not come yet have their room, so that the end is where it will be. */
function useShown(rows: readonly Row[], total: number, frame: Frame, more: () => void) {
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => 44,
    overscan: 12,
    getItemKey: (index) => rows[index]?.unit.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  const wanting = rows.length < Math.min(total, (last?.index ?? 0) + AHEAD);
  useEffect(() => {
    if (wanting) more();
  }, [wanting, rows.length]);
  const goTo = (index: number) => virtual.scrollToIndex(index);
  if (printing) {
    return { shown: [...rows.slice(0, MOST_PRINTED).keys()], before: 0, after: 0, measure: undefined, goTo };
  }
  return {
    shown: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (last?.end ?? 0),
    measure: virtual.measureElement,
    goTo,
  };
}

function GridHead() {
  const t = useText(messages);
  const word = useText(words);
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t.unit}</th>
        {GRID_STAGES.map((stage) => (
          <th key={stage} scope="col">
            {word.stage[stage]}
          </th>
        ))}
        <th scope="col">{t.last}</th>
        <th scope="col" className="no-print">
          {t.why}
        </th>
      </tr>
    </thead>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer" aria-hidden="true">
      <td colSpan={GRID_STAGES.length + 3} style={{ height }} />
    </tr>
  );
}
