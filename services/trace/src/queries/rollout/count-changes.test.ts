import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { directive } from '../../../test/support/facts.ts';
import { day, world, type World } from '../../../test/support/world.ts';
import { noNumbers, rowOf, type ActRows } from '../../projections/act-rows.ts';
import { rolloutInputs, type Keeps } from '../rollout.ts';
import type { CountChanges } from './count-changes.ts';
import { knownActs } from './known-acts.ts';
import { levelsOf } from './levels.ts';

const instant = fc.nat(60);
/** From when each act was what its stream said, for how long, and whether it is a sample. */
const tellings = fc.array(
  fc.record({
    from: instant,
    lasted: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
    sample: fc.boolean(),
  }),
  { minLength: 40, maxLength: 40 },
);
const asked = fc.array(fc.tuple(day, fc.integer({ min: -1, max: 100 })), { minLength: 2, maxLength: 8 });

test('counts known at any instant are the sum of what was changed in them up to it', () => {
  let summed = 0;
  fc.assert(
    fc.property(world, tellings, fc.boolean(), asked, (given, said, sample, questions) => {
      const rows = rowsOf(given, said);
      const made = new Map<string, CountChanges>();
      const keepChanges: Keeps['keepChanges'] = (level, make) => {
        if (made.has(level)) summed += 1;
        else made.set(level, make());
        return made.get(level)!;
      };
      for (const [on, at] of questions) {
        const ask = (keeps?: Partial<Keeps>) => {
          const acts = knownActs(rows, { knownAt: new Date(at).toISOString(), sample });
          return levelsOf(rolloutInputs('directive:d', directive(), acts, given.history, keeps), { on });
        };
        expect(ask({ keepChanges })).toEqual(ask());
      }
    }),
    { numRuns: 300 },
  );
  expect(summed).toBeGreaterThan(0);
});

interface Telling {
  readonly from: number;
  readonly lasted: number | null;
  readonly sample: boolean;
}

function rowsOf({ acts }: World, said: readonly Telling[]): ActRows {
  const numbers = noNumbers();
  const cells = acts.flatMap((act, index) => {
    const { from, lasted, sample } = said[index]!;
    return rowOf(act, { from, until: lasted === null ? Infinity : from + lasted, sample }, numbers);
  });
  return { cells: Float64Array.from(cells), numbers };
}
