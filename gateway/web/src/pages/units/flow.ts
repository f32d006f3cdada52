/** A passage of land or duties between two units, as the picture shows it. */
export interface Passage {
  readonly id: string;
  readonly name: string;
  readonly on: string;
  readonly whole: boolean;
}

export interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

export interface Stream {
  readonly id: string;
  readonly path: string;
  readonly whole: boolean;
}

export interface Flow {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly streams: readonly Stream[];
  /** How many on each side the picture leaves to the table. */
  readonly leftOut: { readonly before: number; readonly after: number };
}

export const BOX = { width: 170, height: 44 } as const;
const GAP = { across: 70, down: 12 } as const;
const MOST = 8;
const LINE = 24;

/** Predecessors on the left, the unit in the middle, successors on the right. */
export function layFlow(name: string, before: readonly Passage[], after: readonly Passage[]): Flow {
  const [left, right] = [before.slice(0, MOST), after.slice(0, MOST)];
  const rows = Math.max(left.length, right.length, 1);
  const height = rows * (BOX.height + GAP.down) - GAP.down;
  const column = (place: number) => place * (BOX.width + GAP.across);
  const middleX = left.length > 0 ? column(1) : 0;
  const middle: Box = { id: 'self', lines: broken(name), x: middleX, y: (height - BOX.height) / 2 };
  const side = (passages: readonly Passage[], x: number) => stack(passages, x, height);
  const [sources, sinks] = [side(left, 0), side(right, middleX + column(1))];
  const columns = (left.length > 0 ? 1 : 0) + 1 + (right.length > 0 ? 1 : 0);
  return {
    width: column(columns) - GAP.across,
    height,
    boxes: [...sources, middle, ...sinks],
    streams: [
      ...sources.map((box, at) => stream(`in ${box.id}`, box, middle, left[at]!.whole)),
      ...sinks.map((box, at) => stream(`out ${box.id}`, middle, box, right[at]!.whole)),
    ],
    leftOut: { before: before.length - left.length, after: after.length - right.length },
  };
}

function stack(passages: readonly Passage[], x: number, height: number): Box[] {
  const used = passages.length * (BOX.height + GAP.down) - GAP.down;
  const top = (height - used) / 2;
  return passages.map(({ id, name }, row) => ({
    id,
    lines: broken(name),
    x,
    y: top + row * (BOX.height + GAP.down),
  }));
}

function stream(id: string, from: Box, to: Box, whole: boolean): Stream {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const half = (x1 + x2) / 2;
  return { id, whole, path: `M${x1},${y1}C${half},${y1} ${half},${y2} ${x2},${y2}` };
}

/** At most two lines, broken between words; the table has the whole name. */
function broken(name: string): string[] {
  if (name.length <= LINE) return [name];
  const at = name.lastIndexOf(' ', LINE);
  if (at < 0) return [shortened(name)];
  return [name.slice(0, at), shortened(name.slice(at + 1))];
}

function shortened(text: string): string {
  return text.length <= LINE ? text : `${text.slice(0, LINE - 1)}…`;
}
