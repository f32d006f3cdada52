import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { ask } from './ask.ts';
import { nameOf } from './operation.ts';
import { isAway } from './reach.ts';
import { isPassing, refusalOf } from './refusal.ts';

export const questions = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // The gateway may be this very machine: whether it can be reached is found out by asking.
      networkMode: 'always',
      retry: (times, error) => isPassing(refusalOf(error).code) && times < 5 && !isAway(),
      retryDelay: (times) => Math.min(500 * 2 ** times, 8000),
    },
  },
});

/** For an answer that stays on this machine, to be shown without a connection. */
export const KEPT = { meta: { kept: true }, gcTime: Number.POSITIVE_INFINITY } as const;

/** For an answer that is only chosen from: nothing of it is told as a fact. */
export const OFFERED = { meta: { offered: true } } as const;

interface Keeping<Result> {
  readonly meta?: Readonly<Record<string, boolean>>;
  readonly gcTime?: number;
  /** What of the answer before stays in the next one. */
  readonly structuralSharing?: (before: Result | undefined, next: Result) => Result;
}

/** The answer to a document, kept and asked again as it grows old. Undefined variables: nothing is asked yet. */
export function useAnswer<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
  { structuralSharing, ...keeping }: Keeping<Result> = {},
): UseQueryResult<Result> {
  return useQuery({
    queryKey: [nameOf(document), variables],
    queryFn: ({ signal }) => ask(document, variables!, signal),
    enabled: variables !== undefined,
    placeholderData: keepPreviousData,
    ...(structuralSharing && {
      structuralSharing: (before, next) => structuralSharing(before as Result | undefined, next as Result),
    }),
    ...keeping,
  });
}
