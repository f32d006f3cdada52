import { expect, test } from '@jest/globals';
import { act, actsOf, directive } from '../../../test/support/facts.ts';
import { communes, historyOf, province, smallCountry } from '../../../test/support/history.ts';
import { rolloutInputs } from '../rollout.ts';
import { curveOf } from './curve.ts';

const history = historyOf(smallCountry);
const { a1, a2, b2, newB } = communes;
const acts = actsOf(
  act(a1, 'RECEIVED', '2022-03-01'),
  act(a2, 'RECEIVED', '2022-04-01'),
  act(b2, 'RECEIVED', '2022-04-01'),
  act(newB, 'RECEIVED', '2025-08-01'),
);
const curve = (issuedOn: string, on: string, within?: string) =>
  curveOf(rolloutInputs('directive:d', directive({ issuedOn }), acts, history), {
    level: 'COMMUNE',
    stage: 'RECEIVED',
    within,
    on,
  });

test('rises with each act and moves to the new communes with the reform', () => {
  expect(curve('2022-01-01', '2025-12-31')).toEqual([
    { day: '2022-01-01', reached: 0, expected: 4 },
    { day: '2022-03-01', reached: 1, expected: 4 },
    { day: '2022-04-01', reached: 3, expected: 4 },
    { day: '2025-07-01', reached: 2, expected: 3 },
    { day: '2025-08-01', reached: 3, expected: 3 },
    { day: '2025-12-31', reached: 3, expected: 3 },
  ]);
});

test('does not say how many were expected before anybody knew', () => {
  expect(curve('2019-11-08', '2021-12-01')).toEqual([
    { day: '2019-11-08', reached: 0, expected: undefined },
    { day: '2021-11-01', reached: 0, expected: 4 },
    { day: '2021-12-01', reached: 0, expected: 4 },
  ]);
});

test('within a unit it follows the days of that unit', () => {
  expect(curve('2022-01-01', '2025-12-31', newB)).toEqual([
    { day: '2025-07-01', reached: 0, expected: 1 },
    { day: '2025-08-01', reached: 1, expected: 1 },
    { day: '2025-12-31', reached: 1, expected: 1 },
  ]);
  expect(curve('2022-01-01', '2022-12-31', province).at(-1)).toMatchObject({ reached: 3 });
});
