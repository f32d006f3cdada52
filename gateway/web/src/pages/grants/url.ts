import { ROLES } from '@trienkhai/kernel/vocabulary';
import { object } from 'valibot';
import { day, oneOf, text, type Patch, type readState } from '../../url-state.ts';

/** What the address of the page says: filters of the list, or one grant. */
export const grantsUrl = object({
  grant: text,
  account: text,
  role: oneOf(ROLES),
  unit: text,
  /** Only grants in that very unit. */
  alone: oneOf(['1']),
  ended: oneOf(['1']),
  on: day,
  known: day,
});

export type GrantsUrl = ReturnType<typeof readState<typeof grantsUrl>>;
export type ChangeUrl = (patch: Patch<typeof grantsUrl>) => void;
