import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { UnitHistory } from '../unit-history.ts';
import { subtreeOf } from './subtree.ts';

const history = smallCountry();
const TODAY = '2026-11-26';
const unitsFrom = (unitId: string, today = TODAY, units = history) =>
  [...subtreeOf(unitId, units, today).units].sort();

describe('from the place of a unit', () => {
  test('one reads what lies in it, with the organs', () => {
    expect(unitsFrom(id.otherProvince)).toEqual([id.otherDistrict, id.otherProvince]);
    expect(unitsFrom(id.district, '2025-06-30')).toEqual(
      [id.commune, id.district, id.politicalCentre].sort(),
    );
  });

  test('one reads what was before it, whole or in part, once it has ended', () => {
    expect(unitsFrom(id.newProvince)).toEqual(
      [
        ...[id.newProvince, id.newCommune, id.province, id.district, id.commune],
        ...[id.board, id.politicalCentre],
      ].sort(),
    );
    expect(unitsFrom(id.newCommune)).toEqual(
      [id.newCommune, id.commune, id.district, id.politicalCentre].sort(),
    );
  });

  test('one reads all this from the very day of a reorganisation on', () => {
    expect(unitsFrom(id.newProvince, '2025-07-01')).toEqual(unitsFrom(id.newProvince));
    expect(unitsFrom(id.newCommune, '2025-07-01')).toEqual(unitsFrom(id.newCommune));
  });

  test('one reads nothing of a unit that only gave it land and goes on, nor of one that nobody knows', () => {
    const givers = [id.newProvince, 'province:1:2021-11-01'].map((fromId) => ({
      ...{ fromId, toId: id.otherProvince, on: '2025-07-01', share: 'PART' as const, default: false },
    }));
    const predecessorsOf: UnitHistory['predecessorsOf'] = (unitId) =>
      unitId === id.otherProvince ? givers : history.predecessorsOf(unitId);
    expect(unitsFrom(id.otherProvince, TODAY, { ...history, predecessorsOf })).toEqual(
      unitsFrom(id.otherProvince),
    );
  });

  test('one reads what organs do together where one of them is read', () => {
    const joint = {
      ...history.get(id.board)!,
      id: 'organ:JOINT:2026-01-01',
      committeeId: undefined,
      jointOf: [id.politburo, id.board],
    };
    const withJoint = { ...history, all: () => [...history.all(), joint] };
    expect(unitsFrom(id.newProvince, TODAY, withJoint)).toContain(joint.id);
    expect(unitsFrom(id.newCommune, TODAY, withJoint)).not.toContain(joint.id);
  });

  test('one reads nothing of what takes its place, nor of what is to come', () => {
    expect(unitsFrom(id.commune)).toEqual([id.commune]);
    expect(unitsFrom(id.newProvince, '2025-06-30')).toEqual([id.newProvince]);
  });

  test('a commune reads what its district recorded, but does not read the territory of the district', () => {
    const { territories } = subtreeOf(id.newCommune, history, TODAY);
    expect([...territories].sort()).toEqual([id.newCommune, id.commune].sort());
  });
});

test('a subtree is gathered once for a state of the units and a day', () => {
  expect(subtreeOf(id.newCommune, history, TODAY)).toBe(subtreeOf(id.newCommune, history, TODAY));
});
