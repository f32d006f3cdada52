import { createContext, useContext } from 'react';
import type { Day } from '@trienkhai/kernel/day';
import type { Fault } from './faults.ts';

/** What every field of a form has around it. */
export interface Surroundings {
  readonly faults: readonly Fault[];
  /** The board's own unit. */
  readonly unit: string;
  readonly today: Day;
  /** Day on which the units that are searched for stand; undefined: today. */
  readonly on: Day | undefined;
  /** True: it puts a record right, so what says which record it is stays as it is. */
  readonly correcting: boolean;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('a field stands outside of any form');
  return surroundings;
}
