import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import {
  grantDecider,
  placesOfGrant,
  type Grant,
  type GrantEvent,
  type GrantRole,
  type RevokeGrant,
} from './grant.ts';

const TODAY = '2026-11-26';
const units = smallCountry();
const spec = deciderSpec(grantDecider, { units, today: TODAY, principal: { actor: 'admin-82' } });

const ID = `grant:${SMALL_COUNTRY.newCommune}:0`;
const recorder: Grant = {
  grantId: ID,
  unitId: SMALL_COUNTRY.newCommune,
  subject: 'office-30055',
  role: 'RECORDER',
  scopes: [],
  from: TODAY,
};
const granted = (change: Partial<Grant> = {}): GrantEvent => ({
  type: 'RoleGranted',
  ...recorder,
  ...change,
});
const grant = (change: Partial<GrantRole> = {}): GrantRole => ({
  ...{ type: 'GrantRole', grantId: ID, unitId: recorder.unitId, subject: recorder.subject },
  ...{ role: 'RECORDER', scopes: [] },
  ...change,
});
const revoke = (change: Partial<RevokeGrant> = {}): RevokeGrant => ({
  ...{ type: 'RevokeGrant', grantId: ID, reason: 'Tài khoản được thay.' },
  ...change,
});
const revoked = (on = TODAY): GrantEvent => ({
  ...{ type: 'GrantRevoked', grantId: ID, on, reason: 'Tài khoản được thay.' },
});

describe('a role', () => {
  test('is granted from today unless a day is given', () => {
    spec.given().when(grant()).then(granted());
    const span = { from: '2027-01-01', to: '2027-07-01' };
    spec.given().when(grant(span)).then(granted(span));
  });

  test('is granted to no unknown unit, and to nobody by a text that is no account', () => {
    spec
      .given()
      .when(grant({ unitId: 'commune:1:2021-11-01' }))
      .thenFails('UNIT_UNKNOWN', ['unit']);
    for (const subject of ['', 'hai từ', 'tài-khoản']) {
      spec.given().when(grant({ subject })).thenFails('INVALID_ARGUMENT', ['subject']);
    }
  });

  test('reaches back to no day that is past, and ends after it begins', () => {
    spec
      .given()
      .when(grant({ from: '2026-11-25' }))
      .thenFails('DATE_INVALID', ['from']);
    spec
      .given()
      .when(grant({ to: TODAY }))
      .thenFails('PERIOD_INVALID', ['to']);
    spec
      .given()
      .when(grant({ from: '2026-13-01' }))
      .thenFails('DATE_INVALID', ['from']);
  });

  test('that is said again as it stands changes nothing, however long ago it was granted', () => {
    const old = { from: '2025-01-01', scopes: ['READ', 'RECORD'], role: 'INTEGRATION' } as const;
    const before = granted(old);
    spec
      .given(before)
      .when(grant({ ...old, scopes: ['RECORD', 'READ'], again: true }))
      .then();
    spec
      .given(before)
      .when(grant({ ...old, to: '2027-01-01', again: true }))
      .thenFails('GRANT_DIFFERS', ['to']);
    spec
      .given(before)
      .when(grant({ from: old.from, again: true }))
      .thenFails('GRANT_DIFFERS', ['role']);
    spec
      .given()
      .when(grant({ again: true }))
      .thenFails('GRANT_UNKNOWN', ['grant']);
  });

  test('is granted by nobody to itself', () => {
    spec
      .given()
      .when(grant({ subject: 'admin-82' }))
      .thenFails('FOUR_EYES', ['subject']);
  });

  test('of an integration has scopes, any other has none', () => {
    const integration = { role: 'INTEGRATION', scopes: ['READ', 'RECORD'] } as const;
    spec.given().when(grant(integration)).then(granted(integration));
    const at = ['scopes'];
    spec
      .given()
      .when(grant({ role: 'INTEGRATION' }))
      .thenFails('INVALID_ARGUMENT', at);
    spec
      .given()
      .when(grant({ scopes: ['READ'] }))
      .thenFails('INVALID_ARGUMENT', at);
  });

  test('is not granted twice for the same days, but to another account, in another role, and after its end', () => {
    const other = { grantId: 'grant:2' };
    const error = spec.given(granted()).when(grant(other)).thenFails('GRANT_OVERLAPS', ['subject']);
    expect(error.facts['grant']).toBe(ID);
    spec
      .given(granted({ from: '2027-01-01' }))
      .when(grant(other))
      .thenFails('GRANT_OVERLAPS');
    for (const change of [{ subject: 'office-2' }, { role: 'VIEWER' as const }]) {
      spec
        .given(granted())
        .when(grant({ ...other, ...change }))
        .then(granted({ ...other, ...change }));
    }
    spec.given(granted(), revoked()).when(grant(other)).then(granted(other));
    const before = { ...other, to: '2027-01-01' };
    spec
      .given(granted({ from: '2027-01-01' }))
      .when(grant(before))
      .then(granted(before));
  });
});

describe('a grant', () => {
  test('is revoked from today or a coming day on, with a reason', () => {
    spec.given(granted()).when(revoke()).then(revoked());
    spec
      .given(granted())
      .when(revoke({ on: '2027-01-01' }))
      .then(revoked('2027-01-01'));
    spec
      .given(granted())
      .when(revoke({ on: '2026-11-25' }))
      .thenFails('DATE_INVALID', ['on']);
    spec
      .given(granted())
      .when(revoke({ reason: ' ' }))
      .thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('is revoked sooner than before, never later', () => {
    const later = revoked('2027-01-01');
    spec.given(granted(), later).when(revoke()).then(revoked());
    spec
      .given(granted(), later)
      .when(revoke({ on: '2027-01-01' }))
      .thenNothing();
    spec
      .given(granted(), later)
      .when(revoke({ on: '2027-02-01' }))
      .thenFails('GRANT_ENDED', ['on']);
  });

  test('that never was is not revoked', () => {
    spec.given().when(revoke()).thenFails('GRANT_UNKNOWN', ['grant']);
  });
});

describe('the country', () => {
  const ofCentre = { unitId: SMALL_COUNTRY.centre, role: 'ADMIN' } as const;
  const first = granted({ ...ofCentre, subject: 'office-tw' });
  const second = { ...ofCentre, subject: 'office-tw-2', grantId: 'grant:2' };
  const bootstrap = { type: 'GrantFirstAdministrator', grantId: ID, subject: 'office-tw' } as const;

  test('keeps an administrator whose grant has no end', () => {
    spec.given(first).when(revoke()).thenFails('LAST_ADMINISTRATOR', ['grant']);
    spec
      .given(first, granted({ ...second, to: '2027-01-01' }))
      .when(revoke())
      .thenFails('LAST_ADMINISTRATOR');
    spec
      .given(first, granted({ ...second, from: '2026-12-01' }))
      .when(revoke())
      .thenFails('LAST_ADMINISTRATOR');
    spec.given(first, granted(second)).when(revoke()).then(revoked());
  });

  test('has its first administrator once', () => {
    spec.given().when(bootstrap).then(first);
    spec.given(first).when(bootstrap).thenFails('ADMINISTRATOR_STANDS', ['subject']);
    const ended = granted({ ...ofCentre, subject: 'office-old', to: TODAY });
    spec.given(ended).when(bootstrap).then(first);
  });

  test('gets its first administrator before any unit is known', () => {
    spec
      .given()
      .when(bootstrap, {
        units: { ...units, get: () => undefined },
        today: TODAY,
        principal: { actor: 'operator' },
      })
      .then(first);
  });
});

describe('who administers a unit grants there,', () => {
  const place = (change: Partial<GrantRole>) =>
    placesOfGrant({ grants: {} }, grant(change), TODAY, units).map(({ unitId, action }) => [unitId, action]);

  test('but control is named by the unit above', () => {
    expect(place({})).toEqual([[SMALL_COUNTRY.newCommune, 'administer']]);
    expect(place({ role: 'CONTROL' })).toEqual([[SMALL_COUNTRY.newProvince, 'administer']]);
    expect(place({ role: 'CONTROL', unitId: SMALL_COUNTRY.centre })).toEqual([
      [SMALL_COUNTRY.centre, 'administer'],
    ]);
  });

  test('and revokes there', () => {
    const grants = { [ID]: { ...recorder, role: 'CONTROL' as const } };
    expect(placesOfGrant({ grants }, revoke(), TODAY, units)).toMatchObject([
      { unitId: SMALL_COUNTRY.newProvince },
    ]);
    expect(placesOfGrant({ grants: {} }, revoke(), TODAY, units)).toEqual([]);
  });
});
