import { columnIndex } from './cell-names.ts';

/** What the rows themselves do not tell: which cells are formulas, and which are merged. */
export interface Marks {
  /** Columns (from 0) that hold a formula, by line (from 1). */
  readonly formulas: ReadonlyMap<number, readonly number[]>;
  /** Merged areas, first and last line, as they are written: `B5:B7`. */
  readonly merges: readonly Merge[];
}

export interface Merge {
  readonly first: number;
  readonly last: number;
  readonly area: string;
}

const MARK = /<(?:\w+:)?(c|f|row|mergeCell)(?=[\s/>])([^>]*)>/g;

/** Reads the marks of a sheet from its XML in one pass. */
export function marksOf(xml: string): Marks {
  const formulas = new Map<number, number[]>();
  const merges: Merge[] = [];
  let line = 0;
  let column = -1;
  for (const [, tag, attributes = ''] of xml.matchAll(MARK)) {
    if (tag === 'row') {
      line = Number(/\sr="(\d+)"/.exec(attributes)?.[1] ?? line + 1);
      column = -1;
    } else if (tag === 'c') {
      const letters = /\sr="([A-Z]+)\d+"/.exec(attributes)?.[1];
      column = letters === undefined ? column + 1 : columnIndex(letters);
    } else if (tag === 'f') {
      const inLine = formulas.get(line);
      if (inLine) inLine.push(column);
      else formulas.set(line, [column]);
    } else {
      const [area, first, last] = /\sref="[A-Z]+(\d+):[A-Z]+(\d+)"/.exec(attributes) ?? [];
      if (area !== undefined)
        merges.push({ first: Number(first), last: Number(last), area: area.slice(6, -1) });
    }
  }
  return { formulas, merges };
}
