/** A place of the picture for a value. */
export type Scale = (value: number) => number;

type Span = readonly [first: number, last: number];

export function linear([first, last]: Span, [start, end]: Span): Scale {
  return (value) => start + ((value - first) / (last - first)) * (end - start);
}

/** Where a value stands; undefined for what nobody knows. */
export const placed = (value: number | null | undefined, scale: Scale) =>
  typeof value === 'number' ? scale(value) : undefined;

/** Whole numbers from zero up to a count, about four steps of one, two or five times a power of ten. */
export function ticksTo(highest: number): readonly number[] {
  const quarter = highest / 4;
  const power = 10 ** Math.floor(Math.log10(quarter));
  const part = quarter / power;
  const step = Math.max(1, power * (part >= 7 ? 10 : part >= 3 ? 5 : part >= 1.5 ? 2 : 1));
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, at) => at * step);
}

export interface Point {
  readonly x: number;
  /** Undefined: nobody knows, and the line has a gap. */
  readonly y: number | undefined;
}

/** The line through the points, straight or keeping its height until the next one. */
export function pathThrough(points: readonly Point[], how: 'straight' | 'steps'): string {
  let before: Point | undefined;
  let path = '';
  for (const point of points) {
    const place = `${rounded(point.x)},${rounded(point.y ?? 0)}`;
    if (point.y === undefined) before = undefined;
    else if (before?.y === undefined) path += `M${place}h0`;
    else path += how === 'straight' ? `L${place}` : `H${rounded(point.x)}V${rounded(point.y)}`;
    before = point;
  }
  return path;
}

const rounded = (place: number) => Math.round(place * 10) / 10;
