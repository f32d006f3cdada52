import { expect, test } from '@jest/globals';
import { districtA, historyOf, province, smallCountry } from '../../../test/support/history.ts';
import { placer } from './placing.ts';

const centre = 'organ:TTCT:2021-11-01';
const history = historyOf([...smallCountry, { organ: centre, committee: districtA }]);

test('what an organ of an abolished district did has its place where that of the district has', () => {
  const [eve, after] = ['2025-06-30', '2025-07-01'];
  expect(placer(history, districtA, eve)(centre)).toBe('inside');
  for (const within of [province, ...history.unitsWithin(province, 'COMMUNE', after)]) {
    const place = placer(history, within, after);
    expect([within, place(centre)]).toEqual([within, place(districtA)]);
  }
  expect(placer(history, province, after)(centre)).toBe('inside');
});
