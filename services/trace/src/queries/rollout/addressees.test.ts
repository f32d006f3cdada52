import { describe, expect, test } from '@jest/globals';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../../test/support/history.ts';
import { addressedOn } from '@trienkhai/kernel/addressees';

const history = historyOf([
  ...smallCountry,
  { organ: 'organ:BBT:2021-11-01', committee: 'centre:TW:2021-11-01' },
  { organ: 'organ:BTG40:2021-11-01', committee: province },
]);
const secretariat = { issuerId: 'organ:BBT:2021-11-01' };
const { a1, a2, newA, newB, newC } = communes;

describe('no addressees: everybody in the territory of the issuer', () => {
  test('of an organ, the territory of the committee that owns it', () => {
    const { levels, units } = addressedOn(secretariat, history, '2024-01-01');
    expect(levels).toEqual(['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE']);
    expect(units.get('DISTRICT')).toEqual([districtA, districtB]);
    expect(units.get('COMMUNE')).toHaveLength(4);
    expect(addressedOn({ issuerId: 'organ:BTG40:2021-11-01' }, history, '2024-01-01').levels[0]).toBe(
      'PROVINCE',
    );
  });

  test('as the country is on that day', () => {
    const { units } = addressedOn(secretariat, history, '2025-07-01');
    expect(units.get('DISTRICT')).toEqual([]);
    expect(units.get('COMMUNE')).toEqual([newA, newB, newC]);
  });

  test('of an issuer that has ended, whoever came after the units it had', () => {
    const { units } = addressedOn({ issuerId: districtA }, history, '2025-08-01');
    expect(units.get('COMMUNE')).toEqual([newA]);
    expect(units.get('DISTRICT')).toEqual([]);
  });

  test('only the levels that are named', () => {
    const facts = { ...secretariat, addressees: { levels: ['COMMUNE' as const], unitIds: [] } };
    expect(addressedOn(facts, history, '2024-01-01').levels).toEqual(['COMMUNE']);
  });
});

describe('explicit units', () => {
  const facts = {
    ...secretariat,
    addressees: { levels: [], unitIds: [a1, a2, districtB, 'organ:BTG40:2021-11-01'] },
  };

  test('count while they are valid', () => {
    const { levels, units } = addressedOn(facts, history, '2024-01-01');
    expect(levels).toEqual(['DISTRICT', 'COMMUNE', 'ORGAN']);
    expect(units.get('COMMUNE')).toEqual([a1, a2]);
    expect(units.get('DISTRICT')).toEqual([districtB]);
    expect(units.get('ORGAN')).toEqual(['organ:BTG40:2021-11-01']);
  });

  test('then as their successors of the same level, each once', () => {
    const { units } = addressedOn(facts, history, '2025-07-01');
    expect(units.get('COMMUNE')).toEqual([newA]);
    expect(units.get('DISTRICT')).toEqual([]);
  });
});
