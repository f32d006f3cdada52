import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import {
  grantDecider,
  type Grant,
  type GrantEvent,
  type GrantRole,
  type RevokeGrant,
} from '../src/domain/grant.ts';

export const TODAY = '2026-11-26';
export const units = smallCountry();
/** Decisions of an administrator of the province. */
export const spec = deciderSpec(grantDecider, { units, today: TODAY, principal: { actor: 'admin-82' } });

export const ID = `grant:${SMALL_COUNTRY.newCommune}:0`;
export const recorder: Grant = {
  grantId: ID,
  unitId: SMALL_COUNTRY.newCommune,
  subject: 'office-30055',
  role: 'RECORDER',
  scopes: [],
  from: TODAY,
};
export const granted = (change: Partial<Grant> = {}): GrantEvent => ({
  type: 'RoleGranted',
  ...recorder,
  ...change,
});
export const grant = (change: Partial<GrantRole> = {}): GrantRole => ({
  ...{ type: 'GrantRole', grantId: ID, unitId: recorder.unitId, subject: recorder.subject },
  ...{ role: 'RECORDER', scopes: [] },
  ...change,
});
export const revoke = (change: Partial<RevokeGrant> = {}): RevokeGrant => ({
  ...{ type: 'RevokeGrant', grantId: ID, reason: 'Tài khoản được thay.' },
  ...change,
});
export const revoked = (on = TODAY): GrantEvent => ({
  ...{ type: 'GrantRevoked', grantId: ID, on, reason: 'Tài khoản được thay.' },
});
