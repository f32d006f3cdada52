import type { TypedDocumentString } from '../generated/graphql.ts';
import { nameOf } from './operation.ts';
import { questions } from './questions.ts';
import { useReach } from './reach.ts';

/**
 * While the gateway is away: what all answers at hand to a document list, each once, to choose from.
 * Undefined: it can be asked.
 */
export function useAtHand<Result, Variables, Each extends { readonly id: string }>(
  document: TypedDocumentString<Result, Variables>,
  listIn: (result: Result) => readonly Each[],
): readonly Each[] | undefined {
  if (useReach() === 'here') return undefined;
  const answers = questions.getQueriesData<Result>({ queryKey: [nameOf(document)] });
  const listed = answers.flatMap(([, answer]) => (answer === undefined ? [] : listIn(answer)));
  return [...new Map(listed.map((each) => [each.id, each])).values()];
}
