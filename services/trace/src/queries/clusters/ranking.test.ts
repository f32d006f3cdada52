import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { ScoreFacts } from '../../projections/clusters.ts';
import { rankMembers, type Scoring } from './ranking.ts';

const [a, b, c] = ['organ:A:2021-11-01', 'organ:B:2021-11-01', 'organ:C:2021-11-01'];
const criteria = [
  { code: 'A', name: 'Tuyên truyền', maxPoints: 60 },
  { code: 'B', name: 'Báo cáo', maxPoints: 40, selfShare: 50 },
];
const score = (scorerId: string, memberId: string, pointsA: number, pointsB?: number): ScoreFacts => ({
  scorerId,
  memberId,
  points: [
    { criterion: 'A', points: pointsA },
    ...(pointsB === undefined ? [] : [{ criterion: 'B', points: pointsB }]),
  ],
});
const scoring: Scoring = {
  memberIds: [a, b, c],
  criteria,
  selfShare: 20,
  scores: [score(a, a, 60, 40), score(b, a, 50, 30), score(c, a, 45, 20)],
};

describe('points', () => {
  test('are the self-score and the mean of the others, each by its weight', () => {
    const [first] = rankMembers(scoring);
    expect(first).toEqual({
      unitId: a,
      rank: 1,
      total: 82.5,
      criteria: [
        { code: 'A', selfPoints: 60, crossMean: 47.5, crossScorers: 2, selfShare: 20, points: 50 },
        { code: 'B', selfPoints: 40, crossMean: 25, crossScorers: 2, selfShare: 50, points: 32.5 },
      ],
    });
  });

  test('need no self-score where that has no weight', () => {
    const others = { ...scoring, selfShare: 0, criteria: [{ ...criteria[0]! }] };
    const [first] = rankMembers({ ...others, scores: [score(b, a, 50)] });
    expect(first).toMatchObject({ rank: 1, total: 50 });
  });
});

describe('a member has no rank', () => {
  const only = (scores: readonly ScoreFacts[], change: Partial<Scoring> = {}) =>
    rankMembers({ ...scoring, memberIds: [a], scores, ...change })[0];

  test('and is told that nobody else has scored it', () => {
    expect(only([score(a, a, 60, 40)])).toMatchObject({
      unranked: { vi: expect.any(String), en: 'No other member has scored it yet.' },
    });
    expect(only([score(a, a, 60, 40)])?.rank).toBeUndefined();
  });

  test('and is told under which criteria points are missing', () => {
    expect(only([score(b, a, 60, 40)])?.unranked?.en).toBe('Points are missing under: A, B.');
    expect(only([score(a, a, 60, 40), score(b, a, 50)])?.unranked?.en).toBe('Points are missing under: B.');
  });

  test('as long as there are no criteria', () => {
    expect(only([], { criteria: [] })?.unranked?.en).toContain('no criteria');
  });
});

test('members with the same total share a rank, and the next rank is left out', () => {
  const even = {
    ...scoring,
    selfShare: 0,
    criteria: [criteria[0]!],
    memberIds: [a, b, c, 'organ:D:2021-11-01'],
  };
  const scores = [score(a, b, 50), score(b, a, 50), score(a, c, 40)];
  expect(rankMembers({ ...even, scores }).map(({ unitId, rank }) => [unitId, rank])).toEqual([
    [a, 1],
    [b, 1],
    [c, 3],
    ['organ:D:2021-11-01', undefined],
  ]);
});

const members = ['a', 'b', 'c', 'd', 'e'];
const points = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((hundredths) => hundredths / 100);
const everyScore = fc
  .array(fc.tuple(points(60), points(40)), { minLength: 25, maxLength: 25 })
  .map((drawn) =>
    drawn.map(([x, y], index) => score(members[index % 5]!, members[Math.floor(index / 5)]!, x, y)),
  );

test('whoever scores first, the ranking is the same; points stay within their bounds and add up to the total', () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(everyScore, share, fc.infiniteStream(fc.nat()), (scores, selfShare, keys) => {
      const shuffled = scores
        .map((each) => ({ each, key: keys.next().value }))
        .sort((x, y) => Number(x.key) - Number(y.key))
        .map(({ each }) => each);
      const all = { memberIds: members, criteria, selfShare, scores };
      const ranking = rankMembers(all);
      expect(rankMembers({ ...all, scores: shuffled })).toEqual(ranking);
      for (const { total = -1, criteria: parts } of ranking) {
        const sum = parts.reduce((so, each) => so + each.points!, 0);
        expect(Math.abs(sum - total)).toBeLessThan(1e-3);
        expect(total).toBeLessThanOrEqual(100);
        for (const { selfPoints = 0, crossMean = 0, points: weighted = -1 } of parts) {
          expect(weighted).toBeGreaterThanOrEqual(Math.min(selfPoints, crossMean) - 1e-3);
          expect(weighted).toBeLessThanOrEqual(Math.max(selfPoints, crossMean) + 1e-3);
        }
      }
      for (const { rank = 0, total = 0 } of ranking) {
        expect(rank).toBe(1 + ranking.filter((other) => (other.total ?? 0) > total).length);
      }
    }),
  );
});
