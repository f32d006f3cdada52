import { expect, test } from '@jest/globals';
import { subtreeOf } from '@trienkhai/kernel/sight/subtree';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import fc from 'fast-check';
import { historyOf } from '../../test/support/history.ts';
import { randomChanges } from '../../test/support/random-country.ts';

const RUNS = 60;

/** Every unit through whatever reorganisations, with what is read from its place on a day after some of them. */
function forEveryPlace(check: (unitId: UnitId, today: string, history: UnitHistory) => void): void {
  fc.assert(
    fc.property(randomChanges, (changes) => {
      const history = historyOf(changes);
      for (const today of history.states)
        for (const { id, level, validFrom = '' } of history.all())
          if (level !== 'CENTRE' && validFrom <= today) check(id, today, history);
    }),
    { numRuns: RUNS },
  );
}

const everWithin = (unitId: UnitId, territory: UnitId, today: string, { states, ...history }: UnitHistory) =>
  states.some(
    (day) => day <= today && history.isValid(unitId, day) && history.isWithin(unitId, territory, day),
  );

test('whatever lies or ever lay in a territory that is read is read, as a territory', () => {
  forEveryPlace((place, today, history) => {
    const { territories, units } = subtreeOf(place, history, today);
    for (const { id } of history.all())
      for (const territory of territories)
        if (everWithin(id, territory, today, history)) {
          expect([id, territories.has(id), units.has(id)]).toEqual([id, true, true]);
        }
  });
});

test('of two units of one level that stand today neither reads the other, whatever land one gave the other', () => {
  forEveryPlace((place, today, history) => {
    if (!history.isValid(place, today)) return;
    const { units } = subtreeOf(place, history, today);
    const level = history.get(place)!.level;
    const others = [...units].filter((id) => id !== place && history.get(id)!.level === level);
    expect(others.filter((id) => history.isValid(id, today))).toEqual([]);
  });
});
