import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { ask } from './ask.ts';
import type { GrowingList } from './growing.ts';
import { nameOf } from './operation.ts';

interface Connection {
  readonly totalCount: number;
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

/** What is shown at once comes fast; whoever goes on may be on the way to the end. */
const FURTHER = { first: 200 };

/** A list that grows page by page; `listIn` finds its connection in an answer. */
export function usePages<Result, Variables extends { readonly after?: string | null | undefined }>(
  document: TypedDocumentString<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  listIn: (result: Result) => Connection,
): GrowingList<Result> {
  const query = useInfiniteQuery({
    queryKey: [nameOf(document), variables, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(
        document,
        { ...variables, ...(pageParam ? { ...FURTHER, after: pageParam } : {}) } as Variables,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = listIn(last).pageInfo;
      return hasNextPage ? endCursor : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const countIn = (pages: readonly Result[]) => ({
    shown: pages.reduce((sum, page) => sum + listIn(page).nodes.length, 0),
    total: pages[0] ? listIn(pages[0]).totalCount : 0,
  });
  return { query, countIn };
}
