import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { readsWith, rightsOf, type Principal } from './auth.ts';
import { ownTerritory, reachOf, readsOf, readsWithin, seesAll, seesDirective } from './sight.ts';

const units = smallCountry();
const { book: grants } = createGrantFold();
const TODAY = '2026-11-26';

function rightsAs(account: string, today = TODAY) {
  const [, role, level, code = 'TW'] = /^(\w+)@(\w+)(?::(.+))?$/.exec(account)!;
  const claim = { role, level: level!.toUpperCase(), code } as Pick<Principal, 'role' | 'level' | 'code'>;
  return rightsOf({ actor: account, token: 't', ...claim }, { units, grants }, today);
}

function restricted(issuerId: string, unitIds: readonly string[] = []) {
  return { issuerId, addressees: { levels: [], unitIds }, access: 'ADDRESSEES' } as const;
}

const sees = (account: string, facts: Parameters<typeof seesDirective>[1], today = TODAY) =>
  seesDirective(rightsAs(account, today), facts);

describe('a restricted directive', () => {
  const toDistrict = restricted(id.politburo, [id.otherDistrict]);

  test('is seen by those it addresses and from above them, and by nobody beside or below', () => {
    for (const account of [
      'viewer@district:417',
      'viewer@province:40',
      'control@province:40',
      'admin@centre',
    ]) {
      expect([account, sees(account, toDistrict)]).toEqual([account, true]);
    }
    for (const account of ['admin@province:82', 'recorder@commune:30055', 'control@province:82']) {
      expect([account, sees(account, toDistrict)]).toEqual([account, false]);
    }
    const toProvince = restricted(id.politburo, [id.otherProvince]);
    expect(sees('recorder@province:40', toProvince)).toBe(true);
    expect(sees('recorder@district:417', toProvince)).toBe(false);
  });

  test('is seen by its issuer, also where it addresses others alone', () => {
    const facts = restricted(id.otherProvince, [id.otherDistrict]);
    expect(sees('viewer@province:40', facts)).toBe(true);
    expect(sees('viewer@province:82', facts)).toBe(false);
  });

  test('that names nobody is seen in the whole territory of its issuer', () => {
    expect(sees('viewer@district:417', restricted(id.otherProvince))).toBe(true);
    expect(sees('viewer@commune:30055', restricted(id.otherProvince))).toBe(false);
  });

  test('is seen from what took the place of a unit that has ended', () => {
    for (const account of ['viewer@province:82', 'viewer@commune:30055']) {
      expect([account, sees(account, restricted(id.politburo, [id.commune]))]).toEqual([account, true]);
    }
    expect(sees('viewer@commune:30055', restricted(id.politburo, [id.district]))).toBe(false);
    expect(sees('viewer@province:82', restricted(id.province))).toBe(true);
  });

  test('of units that nobody knows is seen by the centre alone', () => {
    const facts = restricted('organ:X:2021-11-01');
    expect(['viewer@centre', 'viewer@province:40'].map((account) => sees(account, facts))).toEqual([
      true,
      false,
    ]);
  });

  test('is looked for anew on another day and in another state of the units, and not otherwise', () => {
    const facts = restricted(id.politburo, [id.commune]);
    let asked = 0;
    const counting = () => ({
      ...units,
      parentOf: (...of: Parameters<UnitHistory['parentOf']>) => {
        asked += 1;
        return units.parentOf(...of);
      },
    });
    const isAsked = (history: UnitHistory, today: string): boolean => {
      const before = asked;
      const rights = rightsAs('viewer@commune:30055', today);
      expect(seesDirective({ ...rights, units: history }, facts)).toBe(true);
      return asked > before;
    };
    const [one, other] = [counting(), counting()];
    expect([isAsked(one, TODAY), isAsked(one, TODAY)]).toEqual([true, false]);
    expect([isAsked(other, TODAY), isAsked(other, '2025-06-30')]).toEqual([true, true]);
  });

  test('is not yet seen from there before', () => {
    expect(sees('viewer@province:87', restricted(id.politburo, [id.commune]), '2025-06-30')).toBe(true);
    expect(sees('viewer@province:40', restricted(id.politburo, [id.commune]), '2025-06-30')).toBe(false);
  });
});

test('an open directive is seen by every account, also without a place', () => {
  const facts = { issuerId: id.otherProvince };
  expect(sees('viewer@commune:30055', facts)).toBe(true);
  expect(sees('viewer@commune:99999', facts)).toBe(true);
  expect(sees('viewer@commune:99999', restricted(id.otherProvince))).toBe(false);
});

test('only a role for the centre sees all', () => {
  expect(['viewer@centre', 'viewer@province:40'].map((account) => seesAll(rightsAs(account)))).toEqual([
    true,
    false,
  ]);
});

test('a role that does not read shows nothing', () => {
  const { held, ...rights } = rightsAs('integration@centre');
  const recording = { ...rights, held: held.map((right) => ({ ...right, scopes: ['RECORD'] as const })) };
  expect(seesAll(readsWith({ ...rights, held }))).toBe(true);
  expect(seesAll(readsWith(recording))).toBe(false);
});

describe('what an account reads', () => {
  const province = reachOf(rightsAs('viewer@province:40'));

  test('is everything for a role at the centre, whose territory is the country', () => {
    const all = reachOf(rightsAs('viewer@centre'));
    expect([all, ownTerritory(all), readsOf(all, [id.commune]), readsWithin(all, id.commune)]).toEqual([
      ...[undefined, undefined],
      ...[true, true],
    ]);
  });

  test('is what lies in its unit, which is its territory where none is named', () => {
    expect(ownTerritory(province)).toBe(id.otherProvince);
    expect([id.otherDistrict, id.commune, id.centre].map((unit) => readsWithin(province, unit))).toEqual([
      ...[true, false],
      false,
    ]);
  });

  test('from one place alone is kept, and the same whenever it is asked for', () => {
    expect(reachOf(rightsAs('viewer@province:40'))?.units).toBe(province?.units);
  });

  test('names one of its units at least', () => {
    expect(readsOf(province, [id.commune, id.otherDistrict])).toBe(true);
    expect(readsOf(province, [id.commune, id.centre])).toBe(false);
    expect(readsOf(province, [])).toBe(false);
  });

  test('of several roles is the sum, and its territory must be named unless one lies in the other', () => {
    const rightsIn = (...accounts: readonly string[]) => ({
      ...rightsAs('viewer@centre'),
      held: accounts.flatMap((account) => rightsAs(account).held),
    });
    expect(ownTerritory(reachOf(rightsIn('viewer@district:417', 'control@province:40')))).toBe(
      id.otherProvince,
    );
    const apart = reachOf(rightsIn('viewer@district:417', 'viewer@commune:30055'));
    expect([id.otherDistrict, id.newCommune, id.commune].every((unit) => readsWithin(apart, unit))).toBe(
      true,
    );
    for (const unit of [id.otherDistrict, id.newCommune, id.politicalCentre]) {
      expect(readsOf(apart, [unit])).toBe(true);
    }
    expect(readsOf(apart, [id.otherProvince])).toBe(false);
    expect(() => ownTerritory(apart)).toThrow(
      expect.objectContaining({
        code: 'WITHIN_REQUIRED',
        path: ['within'],
        text: {
          vi: expect.stringContaining('nhiều đơn vị'),
          en: expect.stringContaining('several units'),
        },
        facts: { units: [id.otherDistrict, id.newCommune].join(', ') },
      }),
    );
  });

  test('is nothing without a place', () => {
    const nowhere = reachOf(rightsAs('viewer@commune:99999'));
    expect(readsOf(nowhere, [id.commune, id.newCommune, id.otherProvince])).toBe(false);
    expect(() => ownTerritory(nowhere)).toThrow(
      expect.objectContaining({
        code: 'WITHIN_REQUIRED',
        text: {
          vi: expect.stringContaining('không đứng ở đơn vị nào'),
          en: expect.stringContaining('stands in no unit'),
        },
      }),
    );
  });
});
