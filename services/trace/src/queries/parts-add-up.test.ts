import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { addDays } from '@trienkhai/kernel/day';
import { unitsPlacedIn } from '@trienkhai/kernel/unit-history/placed';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { act, actsOf, directive, line, report, session } from '../../test/support/facts.ts';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../test/support/history.ts';
import type { Act } from '../projections/acts.ts';
import { indexActs, STAGE_INDEX } from './rollout/acts.ts';
import { readCoverage } from '@trienkhai/kernel/coverage';
import { levelsOf } from './rollout/levels.ts';
import { rolloutInputs, rolloutOn, type Row } from './rollout.ts';
import { placer } from './totals/placing.ts';
import type { KnownActivity } from './totals/statements.ts';
import { activityTotals } from './totals.ts';

const centre = 'centre:TW:2021-11-01';
const east = 'province:42:2021-11-01';
const eastern = ['district:440:2021-11-01', 'district:441:2021-11-01'] as const;
const easternCommune = 'commune:00050:2021-11-01';
const history = historyOf([
  { open: east, on: '2021-11-01' },
  ...eastern.map((open) => ({ open, parent: east, on: '2021-11-01' })),
  { open: easternCommune, parent: eastern[0], on: '2021-11-01' },
  ...smallCountry,
]);
const units = [province, east, districtA, districtB, ...eastern, easternCommune, ...Object.values(communes)];
const REFORM = '2025-07-01';

const day = fc.integer({ min: 0, max: 1800 }).map((offset) => addDays('2021-11-01', offset));
const stage = fc.constantFrom('RECEIVED', 'PLANNED', 'STUDIED', 'IMPLEMENTED', 'SESSION', 'VISIT' as const);
const validAct = fc
  .tuple(fc.constantFrom(...units), stage, day)
  .filter(([unitId, , on]) => history.isValid(unitId, on))
  .map(([unitId, what, on]): Act => act(unitId, what as Act['what'], on));

function partsOf(on: string): readonly string[] {
  return history.unitsWithin(centre, 'PROVINCE', on);
}

test('the rollout of the country is the sum of its provinces, at every level, on every day', () => {
  fc.assert(
    fc.property(fc.array(validAct, { maxLength: 40 }), day, (acts, on) => {
      const targets = [{ stage: 'RECEIVED' as const, level: 'COMMUNE' as const, days: 200 }];
      const inputs = rolloutInputs('directive:d', directive({}, { targets }), actsOf(...acts), history);
      const country = levelsOf(inputs, { on });
      const parts = partsOf(on).map((id) => levelsOf(inputs, { on, areas: [id], top: 'PROVINCE' }));
      for (const level of country.filter(({ level }) => level !== 'CENTRE')) {
        const same = parts.map((levels) => levels.find((each) => each.level === level.level)!);
        expect(sum(same.map((each) => each.expected!))).toBe(level.expected);
        level.stages.forEach((count, index) => {
          if (count.stage === 'ISSUED') return;
          for (const key of ['reached', 'partly', 'overdue'] as const) {
            expect(sum(same.map((each) => each.stages[index]![key]))).toBe(count[key]);
          }
          const lags = sum(same.map((each) => each.stages[index]!.lagDays?.count ?? 0));
          expect(lags).toBe(count.lagDays?.count ?? 0);
        });
      }
    }),
  );
});

test('the rows of a territory alone are those that it has among the rows of the country', () => {
  fc.assert(
    fc.property(fc.array(validAct, { maxLength: 40 }), day, (acts, on) => {
      const inputs = rolloutInputs('directive:d', directive({}), actsOf(...acts), history);
      const read = (rows: readonly Row[]) => rows.map(({ unitId, standings }) => ({ unitId, standings }));
      const { rows } = rolloutOn(inputs, on);
      for (const id of partsOf(on)) {
        const among = rows.filter((row) => history.isWithin(row.unitId, id, on));
        expect(read(rolloutOn(inputs, on, id).rows)).toEqual(read(among));
      }
    }),
  );
});

test('whatever has a place in a territory on any day is among the units that are read for it', () => {
  fc.assert(
    fc.property(day, (on) => {
      for (const within of partsOf(on)) {
        const read = unitsPlacedIn(history, within)!;
        const place = placer(history, within, on);
        const placed = units.filter((unitId) => place(unitId) !== 'outside');
        expect(placed.filter((unitId) => !read.has(unitId))).toEqual([]);
      }
    }),
  );
  expect(unitsPlacedIn(history, centre)).toBeUndefined();
});

test('what a unit has reached stays reached while the unit lives', () => {
  fc.assert(
    fc.property(
      fc.array(validAct, { maxLength: 30 }),
      fc.constantFrom(...units),
      day,
      day,
      (acts, unitId, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const coverage = readCoverage(indexActs(acts), history);
        const [before, after] = [coverage.standings(unitId, early), coverage.standings(unitId, late)];
        for (const name of STAGES) {
          const index = STAGE_INDEX.get(name)!;
          const [was, is] = [before[index]!, after[index]!];
          if (was.coverage !== 'EXACT') continue;
          // Doing it again only adds to what shows that it was done.
          expect(is).toEqual({ ...was, evidence: is.evidence });
          expect(is.evidence).toEqual(expect.arrayContaining([...was.evidence]));
        }
      },
    ),
  );
});

const KINDS = ['class', 'conference'] as const;
const held = fc
  .tuple(fc.constantFrom(...units), fc.constantFrom(...KINDS), day)
  .filter(([unitId, , on]) => history.isValid(unitId, on))
  .map(([unitId, kind, on], index = 0) =>
    session(unitId, kind, on, { id: `session:${unitId}${kind}${on}${index}` }),
  );
const reported = fc
  .tuple(
    fc.constantFrom(districtA, districtB, ...eastern, easternCommune, communes.a1),
    fc.constantFrom(...KINDS),
    fc.constantFrom('2022', '2023', '2024'),
    fc.nat(50),
  )
  .map(([unitId, kind, year, count]) =>
    report(unitId, [`${year}-01-01`, `${year}-12-31`], [line(kind, { count })], {
      id: `report:${unitId}${kind}${year}`,
    }),
  );

test('totals of the country are the sum of its provinces where nobody above has stated one', () => {
  const facts = fc.tuple(fc.array(held, { maxLength: 20 }), fc.array(reported, { maxLength: 8 }));
  fc.assert(
    fc.property(facts, fc.constantFrom('2025-06-30', '2025-12-31'), ([sessions, reports], on) => {
      const all = [...distinct(sessions), ...distinct(reports)];
      const question = { from: '2021-11-01', to: '2026-12-31', on, groups: [] };
      const country = activityTotals(all, { ...question, within: centre }, history);
      for (const total of country) {
        const parts = partsOf(on).map((within) =>
          activityTotals(all, { ...question, within }, history).find((each) => each.kind === total.kind),
        );
        expect(sum(parts.map((each) => each?.count ?? 0))).toBe(total.count ?? 0);
        expect(sum(parts.map((each) => each?.evidenceIds.length ?? 0))).toBe(total.evidenceIds.length);
      }
    }),
  );
});

test('each fact has one place: figures of divided communes stay with the province', () => {
  const sessions = Object.values(communes)
    .filter((id) => history.isValid(id, '2025-06-01'))
    .map((id) => session(id, 'class', '2025-06-01'));
  const question = { from: '2025-01-01', to: '2025-12-31', on: '2025-12-31', groups: [] };
  const count = (within: string) => activityTotals(sessions, { ...question, within }, history)[0]?.count ?? 0;
  const below = history.unitsWithin(province, 'COMMUNE', REFORM).map(count);
  expect(count(province)).toBe(4);
  expect(sum(below)).toBe(3);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function distinct(activities: readonly KnownActivity[]): readonly KnownActivity[] {
  return [...new Map(activities.map((each) => [each.id, each])).values()];
}
