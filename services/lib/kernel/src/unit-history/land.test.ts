import { expect, test } from '@jest/globals';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { landOn } from './land.ts';

const history = smallCountry();
const { province, newProvince, district, commune, newCommune, otherDistrict, otherProvince } = SMALL_COUNTRY;
const [EVE, REFORM] = ['2025-06-30', '2025-07-01'];

test('the land of a unit is what lies below it that day', () => {
  const land = landOn(province, history, EVE);
  expect(land.unitsOf('COMMUNE')).toEqual([commune]);
  expect([district, commune, otherDistrict].map(land.has)).toEqual([true, true, false]);
});

test('a unit that has ended leaves its land to the heirs of what it had last', () => {
  const land = landOn(district, history, REFORM);
  expect([land.unitsOf('DISTRICT'), land.unitsOf('COMMUNE')]).toEqual([[], [newCommune]]);
  expect([newCommune, commune, newProvince, otherProvince].map(land.has)).toEqual([true, true, false, false]);
});

test('a unit that has not begun has the land of those of its level that it was made of', () => {
  const land = landOn(newProvince, history, EVE);
  expect([land.unitsOf('PROVINCE'), land.unitsOf('COMMUNE')]).toEqual([[province], [commune]]);
  expect([district, commune, otherDistrict].map(land.has)).toEqual([true, true, false]);
  expect(landOn(newCommune, history, EVE).unitsOf('COMMUNE')).toEqual([commune]);
});

test('where nobody knows what a unit was, it has no land', () => {
  const land = landOn('commune:99999:2025-07-01', history, EVE);
  expect([land.unitsOf('COMMUNE'), land.has(commune)]).toEqual([[], false]);
});
