import type { Day } from '../day.ts';
import type { UnitHistory } from '../unit-history.ts';

/** First day of the dated state of the country in which a day lies; '': before all of them. */
export function stateOn(history: UnitHistory, on: Day): Day {
  return history.states.findLast((day) => day <= on) ?? '';
}
