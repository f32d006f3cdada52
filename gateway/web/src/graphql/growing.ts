import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

export interface Counted {
  /** How many have come. */
  readonly shown: number;
  /** How many there are. */
  readonly total: number;
}

/** A list that grows page by page. */
export interface GrowingList<Result> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Result>>;
  readonly countIn: (pages: readonly Result[]) => Counted;
}

type Fetched<Result> = Pick<GrowingList<Result>['query'], 'data' | 'hasNextPage'>;

/** Fetches page after page until all rows have come, or so many as are wanted, and tells how far it is. Throws a refusal. */
export async function grow<Result>(
  { query, countIn }: GrowingList<Result>,
  told: (count: Counted) => void = () => undefined,
  wanted = Number.POSITIVE_INFINITY,
): Promise<readonly Result[]> {
  let fetched: Fetched<Result> = query;
  for (;;) {
    const pages = fetched.data?.pages ?? [];
    const count = countIn(pages);
    told(count);
    if (!fetched.hasNextPage || count.shown >= wanted) return pages;
    fetched = await query.fetchNextPage({ throwOnError: true });
  }
}
