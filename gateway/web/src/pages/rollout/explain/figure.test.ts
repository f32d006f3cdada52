import { expect, test } from '@jest/globals';
import { readFigure, unitsOf, writeFigure, type Figure } from './figure.ts';

test.each<Figure>([
  { level: 'COMMUNE', stage: 'RECEIVED', part: 'reached' },
  { level: 'DISTRICT', stage: 'STUDIED', part: 'overdue', on: '2022-06-30' },
  { level: 'PROVINCE', stage: 'PLANNED', part: 'restructured' },
])('a figure has an address that leads back to it: $level $stage $part', (figure) => {
  expect(readFigure(writeFigure(figure))).toEqual(figure);
});

test('what names no figure is left out', () => {
  for (const text of [
    undefined,
    '',
    'COMMUNE',
    'COMMUNE.RECEIVED',
    'COMMUNE.RECEIVED.all',
    'X.RECEIVED.reached',
  ])
    expect(readFigure(text)).toBeUndefined();
  expect(readFigure('COMMUNE.RECEIVED.reached.2022-02-30')).toEqual({
    level: 'COMMUNE',
    stage: 'RECEIVED',
    part: 'reached',
  });
});

test('each figure is asked for by the units that it counts', () => {
  const of = { level: 'COMMUNE', stage: 'RECEIVED' } as const;
  expect(unitsOf({ ...of, part: 'reached' }, '2022-06-30')).toMatchObject({
    stage: 'RECEIVED',
    coverage: 'EXACT',
  });
  expect(unitsOf({ ...of, part: 'partly' }, '2022-06-30')).toMatchObject({ coverage: 'PARTLY' });
  expect(unitsOf({ ...of, part: 'overdue' }, '2022-06-30')).toMatchObject({
    coverage: null,
    dueBefore: '2022-06-30',
  });
  expect(unitsOf({ ...of, part: 'expected' }, '2022-06-30')).toMatchObject({ stage: null, coverage: null });
});
