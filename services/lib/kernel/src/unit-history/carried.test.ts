import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { carriedTo } from './carried.ts';

const units = smallCountry();
const [EVE, REFORM] = ['2025-06-30', '2025-07-01'];

describe('what stands for a unit', () => {
  test('goes along to the unit that took it over whole, from that day on', () => {
    expect(carriedTo(id.commune, '2022-01-01', EVE, units)).toBe(id.commune);
    expect(carriedTo(id.commune, '2022-01-01', REFORM, units)).toBe(id.newCommune);
    expect(carriedTo(id.province, EVE, '2026-01-01', units)).toBe(id.newProvince);
  });

  test('stays behind where the unit went in parts', () => {
    expect(carriedTo(id.district, '2022-01-01', '2026-01-01', units)).toBe(id.district);
  });

  test('stays behind where it began only after the unit had ended', () => {
    expect(carriedTo(id.commune, REFORM, '2026-01-01', units)).toBe(id.commune);
  });

  test('stays where the unit goes on, and where nobody knows the unit', () => {
    expect(carriedTo(id.otherProvince, '2022-01-01', '2026-01-01', units)).toBe(id.otherProvince);
    expect(carriedTo('commune:1:2021-11-01', '2022-01-01', '2026-01-01', units)).toBe('commune:1:2021-11-01');
  });
});
