import { HEADCOUNT_UNITS } from '@trienkhai/kernel/vocabulary';
import { guardedText, joinedList } from '../imports/cells.ts';
import type { Body } from './body-of.ts';

/** A value of a column; several stand in one cell. */
export type Leaf = Plain | readonly Plain[];
export type Plain = string | number | boolean;

/** A body as columns of a CSV table: the names and cells that an import reads back. */
export function* cellsOf(value: object): Generator<readonly [column: string, cell: string]> {
  for (const [column, leaf] of leavesOf(value)) yield [column, cellOf(leaf)];
}

/** A body as the values of its columns. */
export function* leavesOf(value: object, prefix = ''): Generator<readonly [column: string, leaf: Leaf]> {
  for (const [name, each] of Object.entries(value)) {
    const column = prefix === '' ? name : `${prefix}.${name}`;
    if (Array.isArray(each)) yield* listLeaves(each as readonly unknown[], column);
    else if (typeof each === 'object' && each !== null) yield* leavesOf(each as object, column);
    else if (each !== undefined) yield [column, each as Plain];
  }
}

function* listLeaves(list: readonly unknown[], column: string): Generator<readonly [string, Leaf]> {
  if (list.every((each) => typeof each !== 'object')) {
    yield [column, list as readonly Plain[]];
  } else if (isByUnitOfCount(list)) {
    for (const { unit, value, ...more } of list) {
      yield [`${column}.${unit}`, value];
      yield* leavesOf(more, `${column}.${unit}`);
    }
  } else {
    for (const [index, each] of list.entries()) yield* leavesOf(each as object, `${column}.${index}`);
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

/** As a CSV table holds it. */
export function cellOf(leaf: Leaf): string {
  if (Array.isArray(leaf)) return joinedList(leaf.map((each) => guardedText(String(each))));
  return typeof leaf === 'string' ? guardedText(leaf) : String(leaf);
}
