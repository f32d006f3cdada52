import { HEADCOUNT_UNITS } from '@trienkhai/kernel/vocabulary';
import { guardedText, joinedList } from '../imports/cells.ts';
import type { Body } from './body-of.ts';

/** A body as columns of a table: the names that an import reads back. */
export function* cellsOf(value: object, prefix = ''): Generator<readonly [column: string, cell: string]> {
  for (const [name, each] of Object.entries(value)) {
    const column = prefix === '' ? name : `${prefix}.${name}`;
    if (Array.isArray(each)) yield* listCells(each as readonly unknown[], column);
    else if (typeof each === 'object' && each !== null) yield* cellsOf(each as object, column);
    else if (each !== undefined) yield [column, cellOf(each)];
  }
}

function* listCells(list: readonly unknown[], column: string): Generator<readonly [string, string]> {
  if (list.every((each) => typeof each !== 'object')) {
    yield [column, joinedList(list.map(String))];
  } else if (isByUnitOfCount(list)) {
    for (const { unit, value, ...more } of list) {
      yield [`${column}.${unit}`, String(value)];
      yield* cellsOf(more, `${column}.${unit}`);
    }
  } else {
    for (const [index, each] of list.entries()) yield* cellsOf(each as object, `${column}.${index}`);
  }
}

interface Count extends Body {
  readonly unit: string;
  readonly value: number;
}

/** Head-counts in the order of the vocabulary, each unit of count once: the unit names the column. */
function isByUnitOfCount(list: readonly unknown[]): list is readonly Count[] {
  const units = list.map((each) => {
    const { unit, value } = each as Partial<Count>;
    return typeof value === 'number' ? unit : undefined;
  });
  const ranks = units.map((unit) => HEADCOUNT_UNITS.findIndex((known) => known === unit));
  return ranks.every((rank, at) => rank > (ranks[at - 1] ?? -1));
}

function cellOf(value: unknown): string {
  return typeof value === 'string' ? guardedText(value) : String(value);
}
