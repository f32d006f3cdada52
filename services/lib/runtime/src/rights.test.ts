import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import {
  accountUnit,
  authorise,
  may,
  requireReader,
  rightsOf,
  type Action,
  type Claim,
  type Principal,
} from './auth.ts';

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

/** An account of any other issuer, whose token says nothing of roles. */
const stranger: Principal = { actor: 'office', token: 't' };

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

describe('a recorder whose unit went whole into another one', () => {
  const own = [{ unitId: id.commune, role: 'ROLE_RECORDER' }];
  const approve = (grants: readonly JsonObject[], unitId: string, day: string) => () =>
    authorise(rightsOf(stranger, { units, grants: bookOf(grants) }, TODAY), 'approve', unitId, day);

  test('does not approve what that one submitted, as little as what its old one did', () => {
    expect(approve(own, id.newCommune, TODAY)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(approve(own, id.commune, EVE)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('approves it in a further role that may', () => {
    for (const further of [
      { unitId: id.newCommune, role: 'ROLE_ADMIN' },
      { unitId: id.newProvince, role: 'ROLE_RECORDER' },
    ]) {
      expect(approve([...own, further], id.newCommune, TODAY)).not.toThrow();
    }
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
    expect(() => read([], false)).toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE', facts: { dependency: 'units' } }),
    );
    expect(() => read([recorder], false)).not.toThrow();
  });

  test('acts in the name of the unit of its weightiest role, where that unit is today', () => {
    const unitOf = (...grants: readonly JsonObject[]) =>
      accountUnit(rightsOf(stranger, { units, grants: bookOf(grants) }, TODAY));
    expect(unitOf({ unitId: id.otherProvince, role: 'ROLE_VIEWER' }, recorder)).toBe(id.otherDistrict);
    expect(unitOf({ unitId: id.commune, role: 'ROLE_RECORDER' })).toBe(id.newCommune);
    expect(() => unitOf()).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('holds its roles in the order of their weight, whenever they were granted', () => {
    const weighed = ['ADMIN', 'RECORDER', 'APPROVER', 'INTEGRATION', 'CONTROL', 'VIEWER'];
    const heldOf = (roles: readonly string[]) =>
      rightsOf(
        stranger,
        { units, grants: bookOf(roles.map((role) => ({ unitId: id.commune, role: `ROLE_${role}` }))) },
        TODAY,
      ).held.map(({ role }) => role.toUpperCase());
    expect(heldOf(weighed)).toEqual(weighed);
    expect(heldOf(weighed.toReversed())).toEqual(weighed);
  });
});

describe('what a development token claims', () => {
  const heldOf = (claim: Partial<Claim>, history: UnitHistory = units, grants: readonly JsonObject[] = []) =>
    rightsOf({ actor: 'office', token: 't', ...claim }, { units: history, grants: bookOf(grants) }, TODAY)
      .held;

  test('is a role in the unit that bears the code today, before whatever is granted', () => {
    const granted = { unitId: id.otherDistrict, role: 'ROLE_ADMIN', from: '2022-01-01' };
    expect(heldOf({ role: 'viewer', level: 'PROVINCE', code: '40' }, units, [granted])).toEqual([
      { role: 'viewer', scopes: [], unitId: id.otherProvince, since: undefined },
      { role: 'admin', scopes: [], unitId: id.otherDistrict, since: '2022-01-01' },
    ]);
  });

  test('lets an integration read and nothing else', () => {
    expect(heldOf({ role: 'integration', level: 'CENTRE', code: 'TW' })).toEqual([
      { role: 'integration', scopes: ['READ'], unitId: id.centre, since: undefined },
    ]);
  });

  test.each<Partial<Claim>>([
    { role: 'admin' },
    { level: 'PROVINCE', code: '40' },
    { role: 'admin', code: '40' },
    { role: 'admin', level: 'CENTRE' },
  ])('is nothing where it is not whole: %j', (claim) => {
    expect(heldOf(claim)).toEqual([]);
  });

  test.each([
    [['2021-11-01', '2023-01-01'], '2023-01-01'],
    [['2023-01-01', '2021-11-01'], '2023-01-01'],
    [[undefined, '2021-11-01'], '2021-11-01'],
    [['2021-11-01', undefined], '2021-11-01'],
  ])('is of the last unit that bore the code, where none bears it any more: of %j', (starts, last) => {
    const ofOther = { id: 'of another code', level: 'DISTRICT', code: '1', validFrom: '2026-01-01' };
    const bearers = starts.map((validFrom) => ({
      ...{ id: `since ${validFrom}`, level: 'DISTRICT', code: '872', validFrom },
    }));
    const ended = { byCode: () => undefined, all: () => [...bearers, ofOther] } as unknown as UnitHistory;
    expect(heldOf({ role: 'viewer', level: 'DISTRICT', code: '872' }, ended)).toMatchObject([
      { unitId: `since ${last}` },
    ]);
  });
});
