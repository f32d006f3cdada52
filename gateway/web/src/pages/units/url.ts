import { object } from 'valibot';
import { day, oneOf, readState, text, writeState } from '../../url-state.ts';

/** What the address of the page says. */
export const unitsUrl = object({
  unit: text,
  on: day,
  known: day,
  find: text,
  closed: oneOf(['1']),
  form: oneOf(['reorganise']),
  /** The day whose recorded reorganisation is put right. */
  correct: day,
});

export type UnitsUrl = ReturnType<typeof readState<typeof unitsUrl>>;

/** Address of a unit's page that keeps the day, what was known and what was searched for. */
export function unitHref(id: string, search: string): string {
  return `/units${writeState({ ...readState(unitsUrl, search), form: undefined, correct: undefined, unit: id })}`;
}
