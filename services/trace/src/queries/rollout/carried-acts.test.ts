import { expect, test } from '@jest/globals';
import { addDays } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import fc from 'fast-check';
import { act, actRows, directive } from '../../../test/support/facts.ts';
import { communes, historyOf, smallCountry, type Change } from '../../../test/support/history.ts';
import type { Act } from '../../projections/acts.ts';
import { rolloutInputs, rolloutOn } from '../rollout.ts';
import { carriedActs } from './carried-acts.ts';
import { knownActs } from './known-acts.ts';
import { levelsOf } from './levels.ts';

const NOW = { knownAt: undefined, sample: false } as const;
const WRONG = '2025-07-01';
const REAL = '2025-09-01';
const CORRECTED = '2025-08-01T02:00:00.000Z';

/** The reform of the small country on its wrong day, and told again for the real one. */
const onRealDay = smallCountry.slice(smallCountry.findIndex((change) => 'state' in change)).map(really);
const history = historyOf([...smallCountry, { cancel: WRONG, movedTo: REAL }, ...onRealDay], CORRECTED);

function really(change: Change): Change {
  return JSON.parse(JSON.stringify(change).replaceAll(WRONG, REAL)) as Change;
}

const wrongs = [communes.newA, communes.newB, communes.newC];
const realOf = (unitId: string): string => unitId.replace(WRONG, REAL);

const acts = fc.array(
  fc
    .record({
      unit: fc.constantFrom(...wrongs, ...wrongs.map(realOf), communes.a1, communes.b2),
      stage: fc.constantFrom('RECEIVED' as const, 'PLANNED' as const, 'STUDIED' as const),
      day: fc.nat(200),
    })
    .map(({ unit, stage, day }) => act(unit, stage, addDays('2025-05-01', day))),
  { maxLength: 20 },
);

function countedOn(on: string, told: readonly Act[]) {
  const inputs = rolloutInputs(
    'directive:d',
    directive(),
    knownActs(carriedActs(actRows(...told), history), NOW),
    history,
  );
  const { rows } = rolloutOn(inputs, on);
  const standings = rows.map((row) => [
    row.unitId,
    STAGES.map((_, stage) => row.coverage(stage)),
    row.standings,
  ]);
  return JSON.stringify([levelsOf(inputs, { on }), standings]);
}

test('stages of a unit of the wrong day are those of the unit that began on the real one', () => {
  fc.assert(
    fc.property(acts, fc.nat(300), (told, offset) => {
      const on = addDays('2025-05-01', offset);
      const toldRight = told.map((each) => ({ ...each, unitId: realOf(each.unitId) }));
      expect(countedOn(on, told)).toBe(countedOn(on, toldRight));
    }),
  );
});

test('they count from the real day on, whatever the unit has done itself', () => {
  const told = [
    act(communes.newA, 'RECEIVED', '2025-07-05'),
    act(realOf(communes.newA), 'PLANNED', '2025-09-03'),
  ];
  const inputs = rolloutInputs(
    'directive:d',
    directive(),
    knownActs(carriedActs(actRows(...told), history), NOW),
    history,
  );
  const reached = (on: string) => {
    const commune = levelsOf(inputs, { on }).find(({ level }) => level === 'COMMUNE')!;
    return commune.stages.filter(({ reached: count }) => count > 0).map(({ stage }) => stage);
  };
  expect(reached('2025-08-31')).toEqual([]);
  expect(reached('2025-09-01')).toEqual(['RECEIVED']);
  expect(reached('2025-09-03')).toEqual(['RECEIVED', 'PLANNED']);
});

test('before the correction was known, they are those of the unit that they were recorded for', () => {
  const rows = actRows(act(communes.newA, 'RECEIVED', '2025-07-05'));
  const before = history.asKnownAt(new Date('2025-07-20T00:00:00Z'));
  expect(carriedActs(rows, before)).toBe(rows);
  const [unit] = rolloutOn(
    rolloutInputs('directive:d', directive(), knownActs(rows, NOW), before),
    '2025-07-20',
  ).rows.filter(({ unitId }) => unitId === communes.newA);
  expect(unit?.coverage(STAGES.indexOf('RECEIVED'))).toBe('EXACT');
});
