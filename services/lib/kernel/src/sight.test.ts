import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { isRestricted, seenFrom, type Restricted } from './sight.ts';
import type { UnitId } from './unit-history.ts';

const units = smallCountry();
const TODAY = '2026-11-26';
const seen = (facts: Omit<Restricted, 'access'>, on = TODAY) =>
  [...seenFrom({ access: 'ADDRESSEES', ...facts }, units, on)].sort();
const sorted = (...ids: readonly UnitId[]) => [...ids].sort();
const to = (...unitIds: readonly UnitId[]) => ({ levels: [], unitIds });

test('only what names its addressees as its readers is restricted', () => {
  const facts = { issuerId: id.centre };
  expect([isRestricted({ ...facts, access: 'ADDRESSEES' }), isRestricted(facts)]).toEqual([true, false]);
});

describe('a restricted directive is seen', () => {
  test('from its issuer, from whom it addresses and from all above these', () => {
    expect(seen({ issuerId: id.politburo, addressees: to(id.otherDistrict) })).toStrictEqual(
      sorted(id.politburo, id.centre, id.otherProvince, id.otherDistrict),
    );
  });

  test('from the whole territory of its issuer where it names nobody', () => {
    expect(seen({ issuerId: id.otherProvince })).toStrictEqual(
      sorted(id.centre, id.otherProvince, id.otherDistrict),
    );
    expect(
      seen({ issuerId: id.otherProvince, addressees: { levels: ['DISTRICT'], unitIds: [] } }),
    ).toStrictEqual(sorted(id.centre, id.otherProvince, id.otherDistrict));
  });

  test('from what has ended by then, from its heirs, and from what was and is above', () => {
    const facts = { issuerId: id.politburo, addressees: to(id.commune) };
    expect(seen(facts)).toStrictEqual(
      sorted(
        ...[id.politburo, id.centre],
        ...[id.commune, id.district, id.province, id.newCommune, id.newProvince],
      ),
    );
    expect(seen(facts, '2025-06-30')).toStrictEqual(
      sorted(id.politburo, id.centre, id.commune, id.district, id.province),
    );
  });

  test('from nowhere that is not known', () => {
    expect(seen({ issuerId: 'organ:X:2021-11-01', addressees: to('commune:1:2021-11-01') })).toStrictEqual(
      [],
    );
  });
});
