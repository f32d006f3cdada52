import { expect, test } from '@jest/globals';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { requireKnownUnit, requireUnit } from './unit.ts';

const units = smallCountry();

test('a unit of the first snapshot, and an organ without a start, may carry facts of earlier days', () => {
  expect(requireUnit(units, SMALL_COUNTRY.district, '2020-02-25', ['unit']).code).toBe('872');
  expect(requireUnit(units, SMALL_COUNTRY.board, '2020-02-25', ['by']).level).toBe('ORGAN');
});

test('a unit that has ended is refused with its days and its successors', () => {
  expect(() => requireUnit(units, SMALL_COUNTRY.district, '2025-07-01', ['unit'])).toThrow(
    expect.objectContaining({
      code: 'UNIT_NOT_VALID',
      path: ['unit'],
      facts: {
        unit: SMALL_COUNTRY.district,
        on: '2025-07-01',
        validFrom: '',
        validTo: '2025-07-01',
        successors: SMALL_COUNTRY.newCommune,
        predecessors: '',
      },
    }),
  );
});

test('a unit that nobody knows is told apart', () => {
  expect(() => requireKnownUnit(units, 'commune:1:2021-11-01', ['unit'])).toThrow(
    expect.objectContaining({ code: 'UNIT_UNKNOWN' }),
  );
});
