import {
  NameDirectiveDocument,
  NameUnitDocument,
  SearchDirectivesDocument,
  SearchUnitsDocument,
} from '../generated/graphql.ts';
import { useAtHand } from '../graphql/at-hand.ts';
import { KEPT, useAnswer } from '../graphql/questions.ts';
import { documentIn } from './rollout/unit-words.ts';

/** A document by its id, as it is named; without a connection as the lists at hand name it. */
export function useNamedDirective(id: string | undefined) {
  const answer = useAnswer(NameDirectiveDocument, id === undefined ? undefined : { id }, KEPT);
  const atHand = useAtHand(SearchDirectivesDocument, ({ directives }) => directives.nodes);
  if (id === undefined) return undefined;
  return documentIn(answer.data?.node) ?? atHand?.find((each) => each.id === id);
}

/** A unit by its id, likewise. */
export function useNamedUnit(id: string | undefined) {
  const answer = useAnswer(NameUnitDocument, id === undefined ? undefined : { id }, KEPT);
  const atHand = useAtHand(SearchUnitsDocument, ({ units }) => units.nodes);
  if (id === undefined) return undefined;
  return documentIn(answer.data?.node) ?? atHand?.find((each) => each.id === id);
}
