import { expect, test } from '@jest/globals';
import { pointsByLevel } from './trend-points.ts';

const counts = (level: 'DISTRICT' | 'COMMUNE', reported: number) => ({ level, reported, approved: 0 });
const trend = [
  { period: { id: 'p2', label: '2025' }, levels: [counts('COMMUNE', 5)] },
  { period: { id: 'p1', label: '2024' }, levels: [counts('DISTRICT', 1), counts('COMMUNE', 3)] },
];

test('each level has its periods in order of time, and only those that asked it', () => {
  const levels = pointsByLevel(trend);
  expect(
    levels.map(([level, points]) => [level, points.map(({ label, reported }) => [label, reported])]),
  ).toEqual([
    ['DISTRICT', [['2024', 1]]],
    [
      'COMMUNE',
      [
        ['2024', 3],
        ['2025', 5],
      ],
    ],
  ]);
});
