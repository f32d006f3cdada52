import { expect, test } from '@jest/globals';
import {
  holds,
  holdsDay,
  lengthInDays,
  overlap,
  partyHalf,
  partyYear,
  stateHalf,
  stateYear,
} from './period.ts';

test('the party half-year follows the calendar', () => {
  expect(partyHalf(2022, 1)).toEqual({ from: '2022-01-01', to: '2022-06-30' });
  expect(partyHalf(2022, 2)).toEqual({ from: '2022-07-01', to: '2022-12-31' });
});

test('the state year runs from 15 December to 14 December and halves close on 14 June', () => {
  expect(stateYear(2023)).toEqual({ from: '2022-12-15', to: '2023-12-14' });
  expect(stateHalf(2023, 1)).toEqual({ from: '2022-12-15', to: '2023-06-14' });
  expect(stateHalf(2023, 2)).toEqual({ from: '2023-06-15', to: '2023-12-14' });
});

test('closing days are a setting', () => {
  expect(stateHalf(2023, 1, { first: '05-31', second: '11-30' })).toEqual({
    from: '2022-12-01',
    to: '2023-05-31',
  });
});

test('both ends of a period belong to it', () => {
  const year = partyYear(2024);
  expect(lengthInDays(year)).toBe(366);
  expect(holdsDay(year, '2024-12-31')).toBe(true);
  expect(holdsDay(year, '2025-01-01')).toBe(false);
  expect(holds(year, partyHalf(2024, 2))).toBe(true);
  expect(overlap(year, stateYear(2025))).toBe(true);
  expect(overlap(partyHalf(2024, 1), partyHalf(2024, 2))).toBe(false);
});
