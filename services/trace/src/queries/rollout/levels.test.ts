import { expect, test } from '@jest/globals';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import fc from 'fast-check';
import { day, inputsOf, world } from '../../../test/support/world.ts';
import { rolloutOn } from '../rollout.ts';
import { levelsOf, ownLag, type LevelInState } from './levels.ts';

const CENTRE = 'centre:TW:2021-11-01';
const RUNS = { numRuns: 150 };

test('lags are those of what units did themselves, the issuer’s issue among what anybody did first', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const inputs = inputsOf(given);
      const table = rolloutOn(inputs, on);
      const spread = (lags: readonly (number | undefined)[]) => {
        const known = lags.filter((lag) => lag !== undefined).sort((a, b) => a - b);
        return [known.length, known[0], known.at(-1)];
      };
      for (const { level, stages, firstActivityLagDays: first } of levelsOf(inputs, { on })) {
        const rows = table.rows.filter((row) => row.level === level && row.expected);
        STAGES.forEach((stage, index) => {
          if (stage === 'ISSUED') return;
          const { count = 0, min, max } = stages[index]!.lagDays ?? {};
          expect([count, min, max]).toEqual(spread(rows.map((row) => ownLag(table, row.standings[index]!))));
        });
        const lags = rows.map((row) => table.lagOf(row.firstOn));
        expect([first?.count ?? 0, first?.min, first?.max]).toEqual(spread(lags));
      }
    }),
    RUNS,
  );
});

test('what is kept of a level answers every day of its state as if it were read on that day', () => {
  fc.assert(
    fc.property(world, fc.array(fc.tuple(day, day), { minLength: 2, maxLength: 12 }), (given, asked) => {
      const kept = new Map<string, LevelInState>();
      const keeping = inputsOf(given, {
        keepLevel(key, read) {
          if (!kept.has(key)) kept.set(key, read());
          return kept.get(key)!;
        },
      });
      const provinces = given.history.unitsWithin(CENTRE, 'PROVINCE', '2021-11-01');
      for (const [one, other] of asked) {
        const [until, on] = one <= other ? [one, other] : [other, one];
        for (const question of [
          { on },
          { on, until },
          { on, areas: [] },
          { on, areas: provinces.slice(0, 1) },
        ]) {
          expect(levelsOf(keeping, question)).toEqual(levelsOf(inputsOf(given), question));
        }
      }
    }),
    RUNS,
  );
});
