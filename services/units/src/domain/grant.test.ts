import { describe, expect, test } from '@jest/globals';
import { fold } from '@trienkhai/kernel/decider';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { grant, granted, ID, recorder, revoke, revoked, spec, TODAY, units } from '../../test/granting.ts';
import { grantDecider, placesOfGrant, unitsOfGrant, type GrantEvent, type GrantRole } from './grant.ts';

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

  test('is granted to an account of no more than 200 characters', () => {
    const subject = 'x'.repeat(200);
    spec.given().when(grant({ subject })).then(granted({ subject }));
    spec
      .given()
      .when(grant({ subject: `${subject}x` }))
      .thenFails('TEXT_TOO_LONG', ['subject']);
  });

  test('reaches back to no day that is past, and ends after it begins', () => {
    const past = spec
      .given()
      .when(grant({ from: '2026-11-25' }))
      .thenFails('DATE_INVALID', ['from']);
    expect(past.facts).toEqual({ today: TODAY });
    spec
      .given()
      .when(grant({ to: '2027-13-01' }))
      .thenFails('DATE_INVALID', ['to']);
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
    const reversed = { ...old, scopes: ['RECORD', 'READ'] } as const;
    spec
      .given(granted(reversed))
      .when(grant({ ...old, again: true }))
      .then();
    spec
      .given()
      .when(grant({ again: true }))
      .thenFails('GRANT_UNKNOWN', ['grant']);
  });

  test.each<[string, Partial<GrantRole>]>([
    ['subject', { subject: 'office-2' }],
    ['role', { role: 'RECORDER', scopes: [] }],
    ['scopes', { scopes: ['READ'] }],
    ['from', { from: '2025-01-02' }],
    ['to', { to: '2027-01-01' }],
  ])('that is said again otherwise is refused, and its %s named', (field, change) => {
    const old = { from: '2025-01-01', scopes: ['READ', 'RECORD'], role: 'INTEGRATION' } as const;
    const error = spec
      .given(granted(old))
      .when(grant({ ...old, ...change, again: true }))
      .thenFails('GRANT_DIFFERS', [field]);
    expect(error.facts).toEqual({ grant: ID });
  });

  test('is granted by nobody to itself', () => {
    const error = spec
      .given()
      .when(grant({ subject: 'admin-82' }))
      .thenFails('FOUR_EYES', ['subject']);
    expect(error.facts).toEqual({ account: 'admin-82' });
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
    spec
      .given()
      .when(grant({ role: 'INTEGRATION', scopes: ['READ', 'READ'] }))
      .thenFails('INVALID_ARGUMENT', ['scopes', '1']);
  });

  test('is not granted twice for the same days, but to another account, in another role, and after its end', () => {
    const other = { grantId: 'grant:2' };
    const error = spec.given(granted()).when(grant(other)).thenFails('GRANT_OVERLAPS', ['subject']);
    expect(error.facts).toStrictEqual({ grant: ID, from: TODAY });
    spec
      .given(granted({ from: '2027-01-01' }))
      .when(grant(other))
      .thenFails('GRANT_OVERLAPS');
    const ending = spec
      .given(granted({ to: '2027-01-01' }))
      .when(grant(other))
      .thenFails('GRANT_OVERLAPS');
    expect(ending.facts).toMatchObject({ to: '2027-01-01' });
    spec
      .given(granted({ from: '2027-01-01' }))
      .when(grant({ ...other, to: '2027-01-02' }))
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
    const error = spec
      .given(granted(), later)
      .when(revoke({ on: '2027-02-01' }))
      .thenFails('GRANT_ENDED', ['on']);
    expect(error.facts).toEqual({ to: '2027-01-01' });
  });

  test('is the one that the command names, whatever else was granted', () => {
    const other = granted({ grantId: 'grant:2', subject: 'office-2' });
    spec.given(other, granted()).when(revoke()).then(revoked());
    spec.given(other).when(revoke()).thenFails('GRANT_UNKNOWN', ['grant']);
  });

  test('is revoked with a reason of no more than 1,000 characters', () => {
    const reason = 'x'.repeat(1_000);
    spec
      .given(granted())
      .when(revoke({ reason }))
      .then({ type: 'GrantRevoked', grantId: ID, on: TODAY, reason });
    spec
      .given(granted())
      .when(revoke({ reason: `${reason}x` }))
      .thenFails('TEXT_TOO_LONG', ['reason']);
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

  test('needs none of its other accounts, nor do units need an administrator', () => {
    spec
      .given(granted({ ...ofCentre, role: 'VIEWER' }))
      .when(revoke())
      .then(revoked());
    spec
      .given(granted({ role: 'ADMIN' }))
      .when(revoke())
      .then(revoked());
    spec
      .given(first, granted({ ...second, role: 'RECORDER' }))
      .when(revoke())
      .thenFails('LAST_ADMINISTRATOR');
  });

  test('has its first administrator once', () => {
    spec.given().when(bootstrap).then(first);
    for (const standing of [first, granted({ ...ofCentre, subject: 'office-tw', to: '2026-11-27' })]) {
      const error = spec.given(standing).when(bootstrap).thenFails('ADMINISTRATOR_STANDS', ['subject']);
      expect(error.facts).toEqual({ account: 'office-tw' });
    }
    spec
      .given(granted({ ...ofCentre, role: 'VIEWER' }))
      .when(bootstrap)
      .then(first);
    spec
      .given()
      .when({ ...bootstrap, subject: 'hai từ' })
      .thenFails('INVALID_ARGUMENT', ['subject']);
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

const stateOf = (...events: readonly GrantEvent[]) => fold(grantDecider, events);

describe('who administers a unit grants there,', () => {
  const place = (change: Partial<GrantRole>) =>
    placesOfGrant(stateOf(), grant(change), TODAY, units).map((at) => [at.unitId, at.action, at.path]);

  test('but control is named by the unit above', () => {
    expect(place({})).toEqual([[SMALL_COUNTRY.newCommune, 'administer', ['unit']]]);
    expect(place({ role: 'CONTROL' })).toEqual([[SMALL_COUNTRY.newProvince, 'administer', ['unit']]]);
    expect(place({ role: 'CONTROL', unitId: SMALL_COUNTRY.centre })).toEqual([
      [SMALL_COUNTRY.centre, 'administer', ['unit']],
    ]);
  });

  test('and revokes there', () => {
    const control = stateOf(granted({ role: 'CONTROL' }));
    expect(placesOfGrant(control, revoke(), TODAY, units)).toMatchObject([
      { unitId: SMALL_COUNTRY.newProvince },
    ]);
    expect(placesOfGrant(stateOf(), revoke(), TODAY, units)).toEqual([]);
  });
});

test('a grant that is to be ended is about its unit, one that is to be given about nothing recorded', () => {
  expect(unitsOfGrant(stateOf(granted()), revoke())).toEqual([recorder.unitId]);
  expect(unitsOfGrant(stateOf(granted()), grant())).toEqual([]);
  expect(unitsOfGrant(stateOf(), revoke())).toEqual([]);
});
