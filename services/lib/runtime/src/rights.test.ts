import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import { accountUnit, may, requireReader, rightsOf, type Action, type Principal } from './auth.ts';

const units = smallCountry();
const [EVE, REFORM, TODAY] = ['2025-06-30', '2025-07-01', '2026-11-26'];
/** What its token says: nothing but reading, in a unit far away. */
const principal: Principal = {
  actor: 'office',
  role: 'viewer',
  level: 'PROVINCE',
  code: '40',
  token: 't',
};

function bookOf(grants: readonly JsonObject[]) {
  const fold = createGrantFold();
  grants.forEach((grant, at) => {
    const data = { grantId: `grant:${at}`, subject: 'office', from: '2022-01-01', ...grant };
    const by = { recordedAt: '2022-01-01T00:00:00.000Z', actor: 'admin', unit: id.centre };
    const type = 'trienkhai.units.v1.RoleGranted';
    fold.apply({ type, data, streamId: `grants:${at}`, version: 1, ...by });
  });
  return fold.book;
}

function account(grants: readonly JsonObject[], today = TODAY) {
  const rights = rightsOf(principal, { units, grants: bookOf(grants) }, today);
  return (action: Action, unitId: string, day: string) => may(rights, action, unitId, day);
}

describe('a grant', () => {
  test('lets an account act in its unit and below, on the day of the fact', () => {
    const can = account([{ unitId: id.otherProvince, role: 'ROLE_RECORDER' }]);
    expect(can('record', id.otherDistrict, '2022-03-01')).toBe(true);
    expect(can('record', id.centre, '2022-03-01')).toBe(false);
    expect(can('administer', id.otherDistrict, '2022-03-01')).toBe(false);
  });

  test('counts on the days on which the account acts, for facts of any day', () => {
    const grant = { unitId: id.otherProvince, role: 'ROLE_RECORDER', from: '2026-01-01', to: '2026-07-01' };
    for (const [today, allowed] of [
      ['2025-12-31', false],
      ['2026-01-01', true],
      ['2026-06-30', true],
      ['2026-07-01', false],
    ] as const) {
      expect(account([grant], today)('record', id.otherDistrict, '2022-03-01')).toBe(allowed);
    }
  });

  test('of another account lets nobody else do anything', () => {
    const can = account([{ unitId: id.otherProvince, role: 'ROLE_ADMIN', subject: 'other' }]);
    expect(can('record', id.otherProvince, TODAY)).toBe(false);
  });
});

test('two accounts that grant to each other in a circle hold what each grant says and no more', () => {
  const grants = [
    { unitId: id.otherDistrict, role: 'ROLE_ADMIN' },
    { unitId: id.otherDistrict, role: 'ROLE_ADMIN', subject: 'other', actor: 'office' },
    { unitId: id.otherDistrict, role: 'ROLE_ADMIN', actor: 'other' },
  ];
  const can = account(grants);
  expect(can('administer', id.otherDistrict, TODAY)).toBe(true);
  expect(can('administer', id.otherProvince, TODAY)).toBe(false);
});

describe('when its unit ends, a grant', () => {
  test('holds in the unit that took it over whole for the days from then on, in the old one before', () => {
    const can = account([{ unitId: id.province, role: 'ROLE_RECORDER' }]);
    expect(can('record', id.district, EVE)).toBe(true);
    expect(can('record', id.newProvince, REFORM)).toBe(true);
    expect(can('record', id.newCommune, TODAY)).toBe(true);
  });

  test('does not pass on where the unit went in parts, until somebody grants anew', () => {
    const grant = { unitId: id.district, role: 'ROLE_RECORDER' };
    expect(account([grant])('record', id.commune, EVE)).toBe(true);
    expect(account([grant])('record', id.newCommune, REFORM)).toBe(false);
    const anew = { ...grant, unitId: id.newCommune, from: REFORM };
    expect(account([grant, anew])('record', id.newCommune, REFORM)).toBe(true);
  });

  test('given after its end, holds for its past alone', () => {
    const can = account([{ unitId: id.commune, role: 'ROLE_RECORDER', from: TODAY }]);
    expect(can('record', id.commune, '2022-03-01')).toBe(true);
    expect(can('record', id.newCommune, TODAY)).toBe(false);
  });
});

describe('a role', () => {
  const can = (role: string, action: Action, scopes: readonly string[] = []) =>
    account([{ unitId: id.province, role: `ROLE_${role}`, scopes }])(action, id.district, '2022-03-01');

  test.each([
    ['VIEWER', []],
    ['RECORDER', ['record', 'approve']],
    ['APPROVER', ['approve']],
    ['ADMIN', ['record', 'approve', 'administer', 'oversee']],
    ['CONTROL', ['oversee']],
    ['INTEGRATION', []],
  ] as const)('%s lets an account do what belongs to it: %j', (role, allowed) => {
    const actions: readonly Action[] = ['record', 'approve', 'administer', 'oversee'];
    expect(actions.filter((action) => can(role, action))).toEqual(allowed);
  });

  test('of an integration records and reads as its scopes say', () => {
    expect(can('INTEGRATION', 'record', ['SCOPE_RECORD'])).toBe(true);
    expect(can('INTEGRATION', 'read', ['SCOPE_RECORD'])).toBe(false);
    expect(can('INTEGRATION', 'read', ['SCOPE_READ'])).toBe(true);
    expect(can('INTEGRATION', 'record', ['SCOPE_READ'])).toBe(false);
  });
});

describe('an account of any other issuer', () => {
  const stranger: Principal = { actor: 'office', token: 't' };
  const recorder = { unitId: id.otherDistrict, role: 'ROLE_RECORDER' };
  const feed = (grants: readonly JsonObject[], ready = true) => ({
    current: () => units,
    grants: bookOf(grants),
    ready: () => ready,
  });
  const read = (...given: Parameters<typeof feed>) =>
    requireReader(stranger, feed(...given), new Date(TODAY));

  test('may do nothing, not even read, before it is granted a role', () => {
    expect(() => read([])).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(() => read([{ ...recorder, to: TODAY }])).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(() => read([recorder])).not.toThrow();
  });

  test('is told to come again while grants are still being read', () => {
    expect(() => read([], false)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
  });

  test('acts in the name of the unit of its weightiest role, where that unit is today', () => {
    const unitOf = (...grants: readonly JsonObject[]) =>
      accountUnit(rightsOf(stranger, { units, grants: bookOf(grants) }, TODAY));
    expect(unitOf({ unitId: id.otherProvince, role: 'ROLE_VIEWER' }, recorder)).toBe(id.otherDistrict);
    expect(unitOf({ unitId: id.commune, role: 'ROLE_RECORDER' })).toBe(id.newCommune);
    expect(() => unitOf()).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
