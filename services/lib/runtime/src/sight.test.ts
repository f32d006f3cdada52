import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { readsWith, rightsOf, type Principal } from './auth.ts';
import { seesAll, seesDirective } from './sight.ts';

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
