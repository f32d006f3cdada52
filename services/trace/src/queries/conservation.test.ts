import { expect, test } from '@jest/globals';
import type { Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import fc from 'fast-check';
import { line, report } from '../../test/support/facts.ts';
import { historyOf } from '../../test/support/history.ts';
import { randomChanges } from '../../test/support/random-country.ts';
import { day, inputsOf, world, type World } from '../../test/support/world.ts';
import { countsOnBoth, levelChanges } from './compare.ts';
import { rolloutOn } from './rollout.ts';
import { levelsOf } from './rollout/levels.ts';
import { activityTotals } from './totals.ts';

const CENTRE = 'centre:TW:2021-11-01';
const RUNS = { numRuns: 150 };

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

test('whatever happens to the units, the levels of the country are the sum of its provinces', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const { history } = given;
      const inputs = inputsOf(given);
      const provinces = history
        .unitsWithin(CENTRE, 'PROVINCE', on)
        .map((id) => levelsOf(inputs, { on, areas: [id], top: 'PROVINCE' }));
      for (const level of levelsOf(inputs, { on })) {
        if (level.level === 'CENTRE') continue;
        const same = provinces.flatMap((levels) => levels.filter((each) => each.level === level.level));
        expect(sum(same.map((each) => each.expected!))).toBe(level.expected);
        level.stages.forEach(({ stage, reached, partly }, index) => {
          if (stage === 'ISSUED') return;
          expect(sum(same.map((each) => each.stages[index]!.reached))).toBe(reached);
          expect(sum(same.map((each) => each.stages[index]!.partly))).toBe(partly);
        });
      }
    }),
    RUNS,
  );
});

test('every expected unit stands in one of four ways in each stage', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const inputs = inputsOf(given);
      const table = rolloutOn(inputs, on);
      for (const { level, expected, stages } of levelsOf(inputs, { on })) {
        const rows = table.rows.filter((row) => row.level === level && row.expected);
        STAGES.forEach((stage, index) => {
          if (stage === 'ISSUED') return;
          const ways = Map.groupBy(rows, (row) => row.standings[index]!.coverage);
          const counted = (['EXACT', 'PARTLY', 'NONE', 'UNKNOWN'] as const).map(
            (way) => ways.get(way)?.length ?? 0,
          );
          expect(sum(counted)).toBe(expected);
          expect(counted.slice(0, 2)).toEqual([stages[index]!.reached, stages[index]!.partly]);
        });
      }
    }),
    RUNS,
  );
});

test('between any two days the change is progress and restructuring together', () => {
  fc.assert(
    fc.property(world, day, day, (given, one, other) => {
      const [from, to] = one <= other ? [one, other] : [other, one];
      const inputs = inputsOf(given);
      const sameTree = given.history.states.every((state) => state <= from || state > to);
      const changes = levelChanges(countsOnBoth(inputs, { from, to }, undefined));
      for (const { stages } of changes) {
        for (const stage of stages) {
          expect(stage.to.reached - stage.from.reached).toBe(stage.progress + stage.restructured);
          expect(stage.progress).toBeGreaterThanOrEqual(0);
          if (sameTree) expect(stage.restructured).toBe(0);
        }
      }
    }),
    RUNS,
  );
});

/** Figures of one territory by kind. */
function totalsOf({ history, activities }: World, within: UnitId, on: Day) {
  const question = { within, from: '2021-01-01', to: '2030-01-01', on, groups: [] };
  return new Map(activityTotals(activities, question, history).map((each) => [each.kind, each]));
}

test('the total of every territory is the sum of what lies below it and of what has no place below', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const { history, activities } = given;
      const people = new Map(
        activities.map(({ id, value }) => [id, value.type === 'session' ? value.facts.people[0]!.value : 0]),
      );
      const territories = [
        CENTRE,
        ...(['PROVINCE', 'DISTRICT'] as const).flatMap((level) => history.unitsWithin(CENTRE, level, on)),
      ];
      for (const id of territories) {
        const below = history.childrenOf(id, on).map((child) => totalsOf(given, child, on));
        for (const [kind, total] of totalsOf(given, id, on)) {
          const parts = below.flatMap((each) => each.get(kind) ?? []);
          const placed = parts.flatMap((each) => each.evidenceIds);
          expect(new Set(placed).size).toBe(placed.length);
          const own = total.evidenceIds.filter((each) => !placed.includes(each));
          expect(own.length + placed.length).toBe(total.evidenceIds.length);
          expect(total.count ?? 0).toBe(sum(parts.map((each) => each.count ?? 0)) + own.length);
          const heads = (each: typeof total) => each.people[0]?.value ?? 0;
          expect(heads(total)).toBe(sum(parts.map(heads)) + sum(own.map((each) => people.get(each)!)));
        }
      }
    }),
    RUNS,
  );
});

test('a state that is cancelled leaves the country as if it had never been told, and nobody’s knowledge of before', () => {
  fc.assert(
    fc.property(randomChanges, day, (changes, on) => {
      const told = historyOf(changes);
      const last = told.states.at(-1)!;
      if (told.states.length === 1) return;
      const begins = changes.findLastIndex((change) => 'state' in change);
      const without = historyOf(changes.slice(0, begins));
      const cancelled = historyOf([...changes, { cancel: last }], '2030-01-01T00:00:00.000Z');
      const before = cancelled.asKnownAt(new Date('2029-12-31T00:00:00.000Z'));
      for (const level of ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const) {
        const ids = without.unitsWithin(CENTRE, level, on);
        expect(cancelled.unitsWithin(CENTRE, level, on)).toEqual(ids);
        expect(before.unitsWithin(CENTRE, level, on)).toEqual(told.unitsWithin(CENTRE, level, on));
        for (const id of ids) {
          expect(cancelled.get(id)).toEqual(without.get(id));
          expect(cancelled.ancestorsOf(id, on)).toEqual(without.ancestorsOf(id, on));
          expect(cancelled.successorsOf(id)).toEqual(without.successorsOf(id));
        }
      }
      expect([...before.all()]).toEqual([...told.all()]);
    }),
    RUNS,
  );
});

test('no session is lost: the country counts every one, whatever became of the unit that held it', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const counted = [...totalsOf(given, CENTRE, on).values()].flatMap((each) => each.evidenceIds);
      expect(counted.toSorted()).toEqual(given.activities.map(({ id }) => id).toSorted());
    }),
    RUNS,
  );
});

test('what is uncounted in a territory lies there in part, and is counted above it', () => {
  fc.assert(
    fc.property(world, day, (given, on) => {
      const { history } = given;
      const country = [...totalsOf(given, CENTRE, on).values()].flatMap((each) => each.evidenceIds);
      for (const level of ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const) {
        for (const id of history.unitsWithin(CENTRE, level, on)) {
          for (const { evidenceIds, uncountedIds } of totalsOf(given, id, on).values()) {
            expect(country).toEqual(expect.arrayContaining([...uncountedIds]));
            expect(uncountedIds.filter((each) => evidenceIds.includes(each))).toEqual([]);
          }
        }
      }
    }),
    RUNS,
  );
});

test('the order in which facts are told makes no difference', () => {
  fc.assert(
    fc.property(world, day, fc.infiniteStream(fc.nat(1_000_000)), (given, on, dice) => {
      const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
        items
          .map((item) => ({ item, at: dice.next().value! }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const reports = given.activities.slice(0, 6).map((each, index) => {
        const unitId = each.value.type === 'session' ? each.value.facts.unitId : CENTRE;
        const period = ['2022-01-01', index % 2 ? '2022-06-30' : '2022-12-31'] as const;
        return report(unitId, period, [line('class', { count: index })], { id: `report:${index}` });
      });
      const told = { ...given, activities: [...given.activities, ...reports] };
      const retold = { ...told, acts: shuffled(told.acts), activities: shuffled(told.activities) };
      expect(totalsOf(retold, CENTRE, on)).toEqual(totalsOf(told, CENTRE, on));
      const levels = (each: World) => levelsOf(inputsOf(each), { on });
      expect(levels(retold)).toEqual(levels(told));
    }),
    RUNS,
  );
});
