import { useInfiniteQuery } from '@tanstack/react-query';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { RolloutRowsDocument, type RolloutRowsQuery } from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import type { Counted, GrowingList } from '../../graphql/growing.ts';
import { FIRST_STAGE, type RolloutState, type Scope } from './state.ts';
import { documentIn } from './unit-words.ts';

export type Row = NonNullable<
  ReturnType<typeof documentIn<NonNullable<RolloutRowsQuery['node']>>>
>['rollout']['rows']['nodes'][number];

/** What is shown at once comes fast; whoever goes on may be on the way to the end. */
const FURTHER = { first: 500 };

/** The units of a level that the filters leave, page after page as they are scrolled to. */
export function useRows(scope: Scope, level: Level, state: RolloutState): GrowingList<RolloutRowsQuery> {
  const variables = { ...scope, level, ...filterOf(state), orderBy: state.order ?? 'UNIT' } as const;
  const query = useInfiniteQuery({
    queryKey: ['RolloutRows', variables],
    queryFn: ({ pageParam: after, signal }) =>
      ask(RolloutRowsDocument, { ...variables, ...(after && FURTHER), after }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ node }) => {
      const { hasNextPage, endCursor } = documentIn(node)?.rollout.rows.pageInfo ?? {};
      return hasNextPage ? (endCursor ?? undefined) : undefined;
    },
  });
  return { query, countIn };
}

function countIn(pages: readonly RolloutRowsQuery[]): Counted {
  const last = documentIn(pages.at(-1)?.node)?.rollout.rows;
  const shown = rowsIn(pages).length;
  return { shown, total: last?.pageInfo.hasNextPage ? last.totalCount : shown };
}

/** The units of these pages. */
export function rowsIn(pages: readonly RolloutRowsQuery[]): readonly Row[] {
  return pages.flatMap(({ node }) => documentIn(node)?.rollout.rows.nodes ?? []);
}

function filterOf({ stage = FIRST_STAGE, show, search }: RolloutState) {
  const [coverage, late] = show === 'late' ? [null, true] : [show ?? null, null];
  return { search: search ?? null, coverage, late, stage: show === undefined ? null : stage };
}
