import { object } from 'valibot';
import { LEVELS, STAGES } from '@trienkhai/kernel/vocabulary';
import { day, oneOf, readState, text, writeState } from '../../url-state.ts';

/** What the address of the page says: filters of the register, or one document and how it is looked at. */
export const directivesUrl = object({
  directive: text,
  on: day,
  known: day,
  search: text,
  type: text,
  from: day,
  to: day,
  level: oneOf(LEVELS),
  sample: oneOf(['1']),
  cite: text,
  within: text,
  behindLevel: oneOf(LEVELS),
  stage: oneOf(STAGES),
  beside: text,
  until: oneOf(STAGES),
});

export type DirectivesUrl = ReturnType<typeof readState<typeof directivesUrl>>;
export type ChangeUrl = (patch: {
  readonly [Key in keyof DirectivesUrl]?: DirectivesUrl[Key] | undefined;
}) => void;

/** Address of a document's page that keeps the day and what was known. */
export function directiveHref(id: string, search: string): string {
  const { on, known } = readState(directivesUrl, search);
  return `/directives${writeState({ directive: id, on, known })}`;
}

/** Documents set beside the one that is shown; the address has them as one text. */
export function besideIn(url: DirectivesUrl): readonly string[] {
  return url.beside?.split(',').filter((id) => id !== '') ?? [];
}
