import { expect, test } from '@jest/globals';
import { act, actsOf, directive } from '../../../test/support/facts.ts';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../../test/support/history.ts';
import { rolloutInputs, rolloutOn } from '../rollout.ts';
import { whoIsBehind } from './behind.ts';

const more = ['00005', '00006', '00007'].map((code) => `commune:${code}:2021-11-01`);
const history = historyOf([
  ...smallCountry,
  ...more.map((open) => ({ open, parent: districtA, on: '2021-11-01' })),
]);
const { a1, a2, b1, b2, newA, newB, newC } = communes;
const [a3, a4, a5] = more as [string, string, string];
const issued = directive(
  { issuedOn: '2022-01-01' },
  { targets: [{ stage: 'PLANNED', level: 'COMMUNE', days: 31 }] },
);
const acts = actsOf(
  act(a1, 'PLANNED', '2022-02-10'),
  act(a2, 'PLANNED', '2022-03-01'),
  act(a3, 'PLANNED', '2022-01-20'),
  act(b1, 'PLANNED', undefined, '2022-04-01'),
);

function behind(on: string, stage: 'PLANNED' | 'STUDIED' = 'PLANNED', page = { first: 50 }) {
  const table = rolloutOn(rolloutInputs('directive:d', issued, acts, history), on);
  return whoIsBehind(table, history, { level: 'COMMUNE', stage, page });
}

test('each unit that is behind stands beside its peers: how many are ahead, the median day, the last one', () => {
  const { page } = behind('2022-05-01');
  expect(page.edges.map(({ node }) => node.unitId)).toEqual([b2, a4, a5]);
  expect(page.edges[1]!.node).toEqual({
    unitId: a4,
    coverage: 'NONE',
    dueOn: '2022-02-01',
    daysLate: 89,
    parentId: districtA,
    peers: 4,
    peersReached: 3,
    medianPeerOn: '2022-02-10',
    lastPeerId: a2,
    lastPeerOn: '2022-03-01',
    daysBehindMedian: 80,
  });
});

test('a peer that states no day is ahead all the same, and gives no median', () => {
  const [first] = behind('2022-05-01').page.edges;
  expect(first!.node).toMatchObject({ unitId: b2, peers: 1, peersReached: 1 });
  expect(first!.node.medianPeerOn).toBeUndefined();
  expect(first!.node.lastPeerId).toBeUndefined();
});

test('counts add up in all and under each parent, most units behind first', () => {
  const { all, byParent } = behind('2022-05-01');
  expect(all).toEqual({
    parentId: undefined,
    expected: 7,
    reached: 4,
    partly: 0,
    none: 3,
    unknown: 0,
    overdue: 3,
  });
  expect(byParent.map(({ parentId, none }) => [parentId, none])).toEqual([
    [districtA, 2],
    [districtB, 1],
  ]);
});

test('before the target day nobody is late; without one nobody can be', () => {
  const early = behind('2022-01-15').page.edges.map(({ node }) => node.daysLate);
  expect(new Set(early)).toEqual(new Set([0]));
  const studied = behind('2022-05-01', 'STUDIED');
  expect(studied.page.totalCount).toBe(7);
  expect(new Set(studied.page.edges.map(({ node }) => node.daysLate))).toEqual(new Set([undefined]));
  expect(studied.all.overdue).toBe(0);
});

test("after the reform the communes of the province are each other's peers, and partly stands apart", () => {
  const { page, all, byParent } = behind('2025-08-01');
  const seen = new Map(page.edges.map(({ node }) => [node.unitId, node.coverage]));
  expect(seen.get(newB)).toBe('PARTLY');
  expect(seen.get(newC)).toBe('NONE');
  expect(seen.has(newA)).toBe(false);
  expect(byParent.find(({ parentId }) => parentId === province)).toMatchObject({
    reached: 1,
    partly: 1,
    none: 1,
  });
  expect(all.reached + all.partly + all.none + all.unknown).toBe(all.expected);
});

test('pages follow each other without a gap', () => {
  const first = behind('2022-05-01', 'PLANNED', { first: 2 }).page;
  expect(first.hasNextPage).toBe(true);
  const after = first.edges[1]!.cursor;
  const rest = behind('2022-05-01', 'PLANNED', { first: 2, after } as never).page;
  expect(rest.edges.map(({ node }) => node.unitId)).toEqual([a5]);
});
