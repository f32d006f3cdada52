import { describe, expect, test } from '@jest/globals';
import { addDays } from '@trienkhai/kernel/day';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import fc from 'fast-check';
import { act, actsOf, directive } from '../../test/support/facts.ts';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../test/support/history.ts';
import { countsOnBoth, levelChanges, rowsInside, type LevelChange } from './compare.ts';
import { becameBetween, passedInto } from './compare/became.ts';
import { rolloutInputs, rolloutOn } from './rollout.ts';
import type { Act } from '../projections/acts.ts';

const EVE = '2025-06-30';
const REFORM = '2025-07-01';
const LATER = '2025-12-31';
const east = 'province:42:2021-11-01';
const eastern = 'district:440:2021-11-01';
const history = historyOf([
  { open: east, on: '2021-11-01' },
  { open: eastern, parent: east, on: '2021-11-01' },
  ...smallCountry,
]);
const { a1, a2, b1, b2, newA, newB, newC } = communes;

function inputsOf(acts: readonly Act[]) {
  return rolloutInputs('directive:d', directive(), actsOf(...acts), history);
}

function compared(acts: readonly Act[], from: string, to: string, within?: string): readonly LevelChange[] {
  const inputs = inputsOf(acts);
  return levelChanges(countsOnBoth(inputs, { from, to }, within));
}

function change(changes: readonly LevelChange[], level: Level, stage: Stage) {
  const ofLevel = changes.find((each) => each.level === level)!;
  const { from, to, progress, restructured } = ofLevel.stages.find((each) => each.stage === stage)!;
  return {
    expected: [ofLevel.expectedFrom, ofLevel.expectedTo],
    reached: [from.reached, to.reached],
    partly: [from.partly, to.partly],
    progress,
    restructured,
  };
}

describe('two days of one directive', () => {
  const received = [a1, a2, b1].map((unitId) => act(unitId, 'RECEIVED', '2024-03-01'));

  test('a merger alone is no progress', () => {
    expect(change(compared(received, EVE, REFORM), 'COMMUNE', 'RECEIVED')).toEqual({
      expected: [4, 3],
      reached: [3, 1],
      partly: [0, 1],
      progress: 0,
      restructured: -2,
    });
  });

  test('what the new units do afterwards is progress', () => {
    const acts = [...received, act(newC, 'RECEIVED', '2025-09-01')];
    expect(change(compared(acts, EVE, LATER), 'COMMUNE', 'RECEIVED')).toMatchObject({
      reached: [3, 2],
      progress: 1,
      restructured: -2,
    });
  });

  test('a level that ended has nobody left on the later day', () => {
    const acts = [act(districtA, 'PLANNED', '2024-05-01')];
    expect(change(compared(acts, EVE, REFORM), 'DISTRICT', 'PLANNED')).toEqual({
      expected: [3, 1],
      reached: [1, 0],
      partly: [0, 0],
      progress: 0,
      restructured: -1,
    });
  });

  test('a unit of one of the days stands for the other by its successors and predecessors', () => {
    expect(change(compared(received, EVE, REFORM, districtA), 'COMMUNE', 'RECEIVED')).toMatchObject({
      expected: [2, 1],
      reached: [2, 1],
    });
    expect(change(compared(received, EVE, REFORM, newB), 'COMMUNE', 'RECEIVED')).toMatchObject({
      expected: [2, 1],
      reached: [1, 0],
      partly: [0, 1],
    });
  });

  test('a directive issued in between had not been issued on the earlier day', () => {
    const inputs = rolloutInputs(
      'directive:d',
      directive({ issuerId: province, issuedOn: '2025-08-01' }),
      actsOf(),
      history,
    );
    const changes = levelChanges(countsOnBoth(inputs, { from: EVE, to: LATER }, undefined));
    expect(change(changes, 'PROVINCE', 'ISSUED')).toMatchObject({
      reached: [0, 1],
      progress: 1,
      restructured: 0,
    });
  });
});

describe('what became of the units that are gone', () => {
  const inputs = inputsOf([act(b2, 'RECEIVED', '2024-03-01')]);
  const tables = { from: rolloutOn(inputs, EVE), to: rolloutOn(inputs, REFORM) };
  const became = (level: Level, within?: string) =>
    becameBetween(inputs, tables, { level, within, page: { first: 50 } }).edges.map(({ node }) => node);

  test('each with its standing then, its successors and theirs now', () => {
    const divided = became('COMMUNE', districtB).find(({ row }) => row.unitId === b2)!;
    expect(divided.row.standings[1]!.coverage).toBe('EXACT');
    expect(
      divided.heirs.map(({ unitId, share, row }) => [unitId, share, row.standings[1]!.coverage]),
    ).toEqual([
      [newB, 'PART', 'PARTLY'],
      [newC, 'PART', 'EXACT'],
    ]);
  });

  test('a district goes to communes', () => {
    const gone = became('DISTRICT').map(({ row, heirs }) => [row.unitId, heirs.map((heir) => heir.unitId)]);
    expect(gone).toEqual([
      [districtA, [newA]],
      [districtB, [newB]],
    ]);
  });

  test('a passage is whole only where each step is, and is followed to units of the day', () => {
    const twice = historyOf([
      ...smallCountry,
      { state: '2026-03-01' },
      { open: 'commune:00009:2026-03-01', parent: province, on: '2026-03-01', origin: 'created' },
      { from: newA, to: 'commune:00009:2026-03-01', on: '2026-03-01' },
      { from: newB, to: 'commune:00009:2026-03-01', on: '2026-03-01' },
      { close: newA, on: '2026-03-01' },
      { close: newB, on: '2026-03-01' },
    ]);
    const heir = { unitId: 'commune:00009:2026-03-01', on: '2026-03-01' };
    expect(passedInto(twice, a1, '2026-04-01')).toEqual([{ ...heir, share: 'WHOLE', default: true }]);
    expect(passedInto(twice, b2, '2026-04-01')).toEqual([
      { unitId: newC, on: REFORM, share: 'PART', default: false },
      { ...heir, share: 'PART', default: false },
    ]);
  });
});

const units = [province, east, districtA, districtB, eastern, ...Object.values(communes)];
const day = fc.integer({ min: 0, max: 1800 }).map((offset) => addDays('2021-11-01', offset));
const anyAct = fc
  .tuple(fc.constantFrom(...units), fc.constantFrom('RECEIVED', 'PLANNED', 'STUDIED' as const), day)
  .filter(([unitId, , on]) => history.isValid(unitId, on))
  .map(([unitId, what, on]): Act => act(unitId, what as Act['what'], on));

test('the change is always progress and restructuring together, and each is what it says', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 30 }), day, day, (acts, one, other) => {
      const [from, to] = one <= other ? [one, other] : [other, one];
      const early = acts.filter((each) => each.counts <= from);
      const sameTree = from >= REFORM || to < REFORM;
      for (const within of [undefined, province, east, districtB, newB]) {
        const changes = compared(acts, from, to, within);
        const withoutNews = compared(early, from, to, within);
        changes.forEach(({ stages }, level) =>
          stages.forEach((stage, index) => {
            expect(stage.to.reached - stage.from.reached).toBe(stage.progress + stage.restructured);
            if (stage.stage === 'ISSUED') return;
            const still = withoutNews[level]!.stages[index]!;
            expect([still.progress, still.restructured]).toEqual([0, stage.restructured]);
            if (sameTree) expect(stage.restructured).toBe(0);
          }),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('the change of the country is the sum of its provinces', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 30 }), day, day, (acts, one, other) => {
      const [from, to] = one <= other ? [one, other] : [other, one];
      const parts = [province, east].map((within) => compared(acts, from, to, within));
      for (const { level, stages } of compared(acts, from, to).filter((each) => each.level !== 'CENTRE')) {
        stages.forEach(({ stage, progress, restructured }, index) => {
          if (stage === 'ISSUED') return;
          const same = parts.map((each) => each.find((one) => one.level === level)?.stages[index]);
          const sum = (key: 'progress' | 'restructured') =>
            same.reduce((total, each) => total + (each?.[key] ?? 0), 0);
          expect([sum('progress'), sum('restructured')]).toEqual([progress, restructured]);
        });
      }
    }),
    { numRuns: 40 },
  );
});

test('rows of a unit that is gone are those of its successors', () => {
  const table = rolloutOn(inputsOf([]), REFORM);
  expect(rowsInside(table, history, districtB).map((row) => row.unitId)).toEqual([newB]);
  expect(rowsInside(table, history, b2).map((row) => row.unitId)).toEqual([newB, newC]);
});
