import { addDays, dayOf, type Day } from '@trienkhai/kernel/day';

/** Day and knowledge as an address has them. */
export interface ChosenTimes {
  readonly on?: Day | undefined;
  /** Only what had been recorded by the end of that day. */
  readonly known?: Day | undefined;
}

/** The same as queries take them. */
export interface Times {
  readonly on?: Day;
  readonly knownAt?: string;
}

export function timesOf({ on, known }: ChosenTimes, now?: Date): Times {
  const knownAt = knownAtOf(known, now);
  return { ...(on === undefined ? {} : { on }), ...(knownAt === undefined ? {} : { knownAt }) };
}

/**
 * The instant at which the day ends in Vietnam, which knows no summer time. A day that is not over yet leaves
 * nothing out: everything recorded so far is known on it.
 */
export function knownAtOf(known: Day | undefined, now = new Date()): string | undefined {
  if (known === undefined || known >= dayOf(now)) return undefined;
  return new Date(`${addDays(known, 1)}T00:00:00+07:00`).toISOString();
}
