import { addDays } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import fc from 'fast-check';
import type { Act } from '../../src/projections/acts.ts';
import { rolloutInputs, type Keeps } from '../../src/queries/rollout.ts';
import type { KnownActivity } from '../../src/queries/totals/statements.ts';
import { act, actsOf, directive, session } from './facts.ts';
import { historyOf } from './history.ts';
import { randomChanges, STATE_DAYS } from './random-country.ts';

/** A country through time, and facts of units on days on which they were there. */
export interface World {
  readonly history: UnitHistory;
  readonly acts: readonly Act[];
  readonly activities: readonly KnownActivity[];
}

interface Pick {
  readonly unit: number;
  readonly day: number;
  readonly stage: Stage;
  readonly kind: 'class' | 'conference';
  readonly people: number;
}

const picks = fc.array(
  fc.record<Pick>({
    unit: fc.nat(200),
    day: fc.nat(1700),
    stage: fc.constantFrom('RECEIVED', 'PLANNED', 'STUDIED'),
    kind: fc.constantFrom('class', 'conference'),
    people: fc.integer({ min: 1, max: 99 }),
  }),
  { maxLength: 40 },
);

/** Where a state is cancelled afterwards, facts of units that thereby never began are among the rest. */
export const world = fc
  .tuple(randomChanges, picks, fc.option(fc.constantFrom(...STATE_DAYS), { freq: 4 }))
  .map(([changes, chosen, cancelled]): World => {
    const believed = historyOf(changes);
    const last = believed.states.at(-1)!;
    const isLast = cancelled !== null && cancelled === last;
    const history = isLast ? historyOf([...changes, { cancel: cancelled }]) : believed;
    const units = [...believed.all()].map((unit) => unit.id);
    const placed = chosen.map((pick) => {
      const unitId = units[pick.unit % units.length]!;
      return { ...pick, unitId, on: believed.nearestValidDay(unitId, addDays('2021-11-01', pick.day)) };
    });
    return {
      history,
      acts: placed.map(({ unitId, stage, on }) => act(unitId, stage, on)),
      activities: placed.map(({ unitId, kind, on, people }, index) =>
        session(unitId, kind, on, {
          id: `session:${index}`,
          people: [{ unit: 'ATTENDEE', value: people, qualifier: 'EXACT' }],
        }),
      ),
    };
  });
export const day = fc.nat(1800).map((offset) => addDays('2021-11-01', offset));

export function inputsOf({ history, acts }: World, keeps?: Partial<Keeps>) {
  return rolloutInputs('directive:d', directive(), actsOf(...acts), history, keeps);
}
