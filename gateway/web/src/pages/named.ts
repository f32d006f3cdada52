import {
  NameDirectiveDocument,
  NameUnitDocument,
  SearchDirectivesDocument,
  SearchUnitsDocument,
} from '../generated/graphql.ts';
import { useAtHand } from '../graphql/at-hand.ts';
import { KEPT, useAnswer } from '../graphql/questions.ts';
import { documentIn, fullName } from './rollout/unit-words.ts';

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

const UNIT = /^(?:centre|province|district|commune|organ):/;

/** Whether an id is of something that people call by a name. */
export function bearsName(id: string): boolean {
  return id.startsWith('directive:') || UNIT.test(id);
}

/** How people call a document or a unit; undefined while that is looked up, and for anything else. */
export function useNameOf(id: string): string | undefined {
  const directive = useNamedDirective(id.startsWith('directive:') ? id : undefined);
  const unit = useNamedUnit(UNIT.test(id) ? id : undefined);
  return directive ? titleOf(directive) : unit && fullName(unit);
}

/** Symbol and title of a document in one text. */
export function titleOf({
  symbol,
  title,
}: {
  readonly symbol?: string | null;
  readonly title: string;
}): string {
  return symbol ? `${symbol} · ${title}` : title;
}
