import { describe, expect, test } from '@jest/globals';
import { grow, type GrowingList } from './growing.ts';

describe('a list that grows page by page', () => {
  test('is fetched to its end, and tells after each page how far it is', async () => {
    const told: number[] = [];
    const pages = await grow(listOf([2, 2, 1]), ({ shown }) => told.push(shown));
    expect(pages).toEqual([2, 2, 1]);
    expect(told).toEqual([2, 4, 5]);
  });

  test('is fetched no further than is wanted', async () => {
    expect(await grow(listOf([2, 2, 2, 2]), undefined, 3)).toEqual([2, 2]);
  });

  test('says why where a page cannot be had, and asks no more', async () => {
    await expect(grow(listOf([2, 'refused', 2]))).rejects.toThrow('refused');
  });
});

/** Pages of so many rows each, the first of which has come. */
function listOf(all: readonly (number | string)[]): GrowingList<number> {
  const after = (come: readonly number[]) => ({
    data: { pages: come },
    hasNextPage: come.length < all.length,
    fetchNextPage: () => next(come),
  });
  let fetched = [all[0] as number];
  const next = async (come: readonly number[]) => {
    const page = all[fetched.length];
    if (typeof page !== 'number') throw new Error(page);
    fetched = [...(come.length > fetched.length ? come : fetched), page];
    return after(fetched);
  };
  const countIn = (pages: readonly number[]) => {
    const sum = (rows: readonly (number | string)[]) =>
      rows.reduce<number>((so, each) => so + Number(each), 0);
    return { shown: sum(pages), total: sum(all) };
  };
  return { query: after(fetched) as unknown as GrowingList<number>['query'], countIn };
}
