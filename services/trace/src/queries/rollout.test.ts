import { describe, expect, test } from '@jest/globals';
import { act, actsOf, directive } from '../../test/support/facts.ts';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../test/support/history.ts';
import { rolloutInputs, rolloutOn } from './rollout.ts';
import type { KnownActs } from './rollout/acts.ts';
import { levelsOf } from './rollout/levels.ts';
import { pageOfRows } from './rollout/rows.ts';

const secretariat = 'organ:BBT:2021-11-01';
const history = historyOf([...smallCountry, { organ: secretariat, committee: 'centre:TW:2021-11-01' }]);
const { a1, a2, b1, newA } = communes;

const issued = directive(
  { issuerId: secretariat, issuedOn: '2019-11-08' },
  { targets: [{ stage: 'RECEIVED', level: 'COMMUNE', days: 1000 }] },
);

function levels(acts: KnownActs, on: string, within?: string) {
  const inputs = rolloutInputs('directive:d', issued, acts, history);
  if (within === undefined) return levelsOf(inputs, { on });
  return levelsOf(inputs, { on, areas: [within], top: history.get(within)?.level });
}

function stage(acts: KnownActs, on: string, level: string, name: string) {
  return levels(acts, on)
    .find((each) => each.level === level)!
    .stages.find((each) => each.stage === name)!;
}

describe('before the first day that the catalogue knows', () => {
  const visits = actsOf(act(districtA, 'VISIT', '2020-02-25'), act(districtB, 'VISIT', '2020-02-25'));

  test('nobody knows how many are expected, and the lags stand', () => {
    const district = levels(visits, '2020-02-28', province).find((each) => each.level === 'DISTRICT')!;
    expect(district.expected).toBeUndefined();
    expect(district.stages[1]!.percent).toBeUndefined();
    expect(district.firstActivityLagDays).toMatchObject({ count: 2, min: 109, median: 109, max: 109 });
  });

  test('from that day on they are', () => {
    expect(levels(visits, '2021-11-01', province).find((each) => each.level === 'DISTRICT')).toMatchObject({
      expected: 2,
      firstActivityLagDays: { count: 2, min: 109 },
    });
  });
});

describe('counts of a level', () => {
  const acts = actsOf(act(a1, 'RECEIVED', '2022-03-01'), act(b1, 'RECEIVED', '2022-09-01'));

  test('reached of expected', () => {
    expect(stage(acts, '2024-01-01', 'COMMUNE', 'RECEIVED')).toMatchObject({
      reached: 2,
      partly: 0,
      percent: 50,
    });
  });

  test('partly stands apart', () => {
    const count = stage(acts, '2025-07-01', 'COMMUNE', 'RECEIVED');
    expect(count).toMatchObject({ reached: 0, partly: 2, percent: 0, lagDays: undefined });
  });

  test('overdue: not reached although the target day is past', () => {
    // Due on 2022-08-04: b1 comes later, two others never.
    expect(stage(acts, '2022-08-04', 'COMMUNE', 'RECEIVED').overdue).toBe(0);
    expect(stage(acts, '2022-08-05', 'COMMUNE', 'RECEIVED').overdue).toBe(3);
    expect(stage(acts, '2024-01-01', 'COMMUNE', 'RECEIVED').overdue).toBe(2);
    expect(stage(acts, '2024-01-01', 'DISTRICT', 'RECEIVED').overdue).toBe(0);
  });

  test('lags come from own acts alone', () => {
    const inherited = actsOf(act(a1, 'RECEIVED', '2022-03-01'), act(a2, 'RECEIVED', '2022-03-02'));
    expect(stage(inherited, '2025-08-01', 'COMMUNE', 'RECEIVED')).toMatchObject({
      reached: 1,
      lagDays: undefined,
    });
    expect(stage(inherited, '2025-01-01', 'COMMUNE', 'RECEIVED').lagDays).toMatchObject({ count: 2 });
  });

  test('a level that has ended expects nobody', () => {
    const district = levels(acts, '2025-07-01').find((each) => each.level === 'DISTRICT')!;
    expect(district.expected).toBe(0);
    expect(district.stages[1]!.percent).toBeUndefined();
  });
});

describe('rows', () => {
  const acts = actsOf(
    act(a1, 'RECEIVED', '2022-03-01'),
    act(a1, 'SESSION', '2022-02-01'),
    act(b1, 'RECEIVED', '2022-09-01'),
  );
  const inputs = rolloutInputs('directive:d', issued, acts, history);
  const table = rolloutOn(inputs, '2024-01-01');
  const page = (
    filter: object,
    order: 'UNIT' | 'LAST_ACTIVITY' | 'DAYS_LATE' = 'UNIT',
    first = 50,
    after?: string,
  ) => pageOfRows(table, table.rows, history, { filter, order, page: { first, after } });
  const ids = (found: ReturnType<typeof page>) => found.edges.map(({ node }) => node.unitId);

  test('the issuer issued, on its own row', () => {
    const organs = page({ level: 'ORGAN' }).edges.map(({ node }) => node);
    expect(organs).toHaveLength(1);
    expect(organs[0]).toMatchObject({ unitId: secretariat, expected: false });
    expect(organs[0]!.standings[0]).toMatchObject({ coverage: 'EXACT', on: '2019-11-08' });
    expect(ids(page({ stage: 'ISSUED' }))).toEqual([secretariat]);
  });

  test('first and last activity, of any kind', () => {
    const row = page({}).edges.find(({ node }) => node.unitId === a1)!.node;
    expect(row).toMatchObject({ firstOn: '2022-02-01', lastOn: '2022-03-01' });
  });

  test('by coverage, by name, by last activity, by days late', () => {
    expect(ids(page({ level: 'COMMUNE', stage: 'RECEIVED' }))).toEqual([a1, b1]);
    expect(page({ level: 'COMMUNE', stage: 'RECEIVED', coverage: 'NONE' }).totalCount).toBe(2);
    expect(ids(page({ search: '00003' }))).toEqual([b1]);
    expect(ids(page({ level: 'COMMUNE' }, 'LAST_ACTIVITY')).slice(0, 2)).toEqual([b1, a1]);
    expect(ids(page({ level: 'COMMUNE' }, 'DAYS_LATE')).slice(2)).toEqual([b1, a1]);
  });

  test('by lateness, and by what is due before a day', () => {
    // Due on 2022-08-04: b1 came later, two never came, a1 was in time.
    expect(ids(page({ level: 'COMMUNE', late: true }))).toEqual([communes.a2, b1, communes.b2]);
    expect(ids(page({ level: 'COMMUNE', stage: 'RECEIVED', late: false }))).toEqual([a1]);
    expect(ids(page({ stage: 'RECEIVED', coverage: 'EXACT', late: true }))).toEqual([b1]);
    expect(ids(page({ stage: 'RECEIVED', dueBefore: '2022-08-05' }))).toEqual([communes.a2, communes.b2]);
    expect(ids(page({ dueBefore: '2022-08-04' }))).toEqual([]);
  });

  test('pages follow each other, also when a row came in between', () => {
    const first = page({ level: 'COMMUNE' }, 'UNIT', 2);
    expect(first).toMatchObject({ totalCount: 4, hasNextPage: true });
    const rest = page({ level: 'COMMUNE' }, 'UNIT', 2, first.edges[1]!.cursor);
    expect(rest.hasNextPage).toBe(false);
    expect([...ids(first), ...ids(rest)]).toEqual(ids(page({ level: 'COMMUNE' })));
  });

  test('refuses pages that are too large and cursors that are none', () => {
    expect(() => page({}, 'UNIT', 501)).toThrow('INVALID_ARGUMENT');
    expect(() => page({}, 'UNIT', 10, 'nonsense')).toThrow('INVALID_ARGUMENT');
  });

  test('within a new commune only its own row', () => {
    const after = rolloutOn(inputs, '2025-08-01', newA);
    expect(after.rows.map((row) => row.unitId)).toEqual([newA]);
  });
});
