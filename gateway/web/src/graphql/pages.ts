import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { ask } from './ask.ts';
import { nameOf } from './operation.ts';

interface Connection {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

/** A list that grows page by page; `listIn` finds its connection in an answer. */
export function usePages<Result, Variables extends { readonly after?: string | null | undefined }>(
  document: TypedDocumentString<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  listIn: (result: Result) => Connection,
) {
  return useInfiniteQuery({
    queryKey: [nameOf(document), variables, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(document, { ...variables, ...(pageParam ? { after: pageParam } : {}) } as Variables, signal),
    initialPageParam: '',
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = listIn(last).pageInfo;
      return hasNextPage ? endCursor : undefined;
    },
    placeholderData: keepPreviousData,
  });
}
