import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { allShelved, nothingShelved, shelve, shelvedAt, type Shelved } from '@trienkhai/kernel/shelved';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Role, Scope } from '@trienkhai/kernel/vocabulary';
import {
  administratorStands,
  grantDiffers,
  grantEnded,
  grantUnknown,
  lastAdministrator,
} from './grant-refusals.ts';
import { checkGrant, differenceOf, requireAccount, requireComing } from './grant-rules.ts';

/** What an account may do in a unit and below it. */
export interface Grant {
  readonly grantId: string;
  readonly unitId: UnitId;
  /** `sub` of the account's tokens. */
  readonly subject: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly from: Day;
  /** First day on which it no longer holds; undefined: until it is revoked. */
  readonly to?: Day | undefined;
}

export type GrantEvent =
  | (Grant & { readonly type: 'RoleGranted' })
  | { readonly type: 'GrantRevoked'; readonly grantId: string; readonly on: Day; readonly reason: string };

export interface GrantRole extends Omit<Grant, 'from'> {
  readonly type: 'GrantRole';
  /** Undefined: today. */
  readonly from?: Day | undefined;
  /** True: it says again what is granted already, as an export does. */
  readonly again?: boolean;
}
export interface RevokeGrant {
  readonly type: 'RevokeGrant';
  readonly grantId: string;
  /** Undefined: today. */
  readonly on?: Day | undefined;
  readonly reason: string;
}
export interface GrantFirstAdministrator {
  readonly type: 'GrantFirstAdministrator';
  readonly grantId: string;
  readonly subject: string;
}
export type GrantCommand = GrantRole | RevokeGrant | GrantFirstAdministrator;

/** The grants of one unit; `to` is the day of revocation where one has been revoked. Ten thousand may come by one file. */
export interface UnitGrants {
  readonly grants: Shelved<Grant>;
  /** Their ids. */
  readonly ofSubject: Shelved<readonly string[]>;
}

export interface GrantContext extends FactContext {
  /** The account that acts. */
  readonly principal: { readonly actor: string };
}

export const grantDecider: Decider<UnitGrants, GrantCommand, GrantEvent, GrantContext> = {
  initialState: { grants: nothingShelved(), ofSubject: nothingShelved() },
  decide(state, command, on) {
    switch (command.type) {
      case 'GrantRole':
        if (command.again) return sayAgain(shelvedAt(state.grants, command.grantId), command);
        return [{ type: 'RoleGranted', ...checkGrant(command, (subject) => grantsOf(state, subject), on) }];
      case 'RevokeGrant':
        return revoke(state, command, on);
      case 'GrantFirstAdministrator':
        return grantFirst(state, command, on);
    }
  },
  evolve: (state, event) => (event.type === 'RoleGranted' ? withGrant(state, event) : revoked(state, event)),
};

function withGrant(
  { grants, ofSubject }: UnitGrants,
  { type: _type, ...grant }: GrantEvent & { readonly type: 'RoleGranted' },
): UnitGrants {
  const { grantId, subject } = grant;
  const ids = [...(shelvedAt(ofSubject, subject) ?? []), grantId];
  return { grants: shelve(grants, grantId, grant), ofSubject: shelve(ofSubject, subject, ids) };
}

function revoked(
  { grants, ofSubject }: UnitGrants,
  { grantId, on }: GrantEvent & { readonly type: 'GrantRevoked' },
): UnitGrants {
  return { grants: shelve(grants, grantId, { ...shelvedAt(grants, grantId)!, to: on }), ofSubject };
}

function grantsOf({ grants, ofSubject }: UnitGrants, subject: string): readonly Grant[] {
  return (shelvedAt(ofSubject, subject) ?? []).map((id) => shelvedAt(grants, id)!);
}

/** Who administers a unit grants and revokes there; whoever controls it is named from above. */
export function placesOfGrant(
  { grants }: UnitGrants,
  command: GrantCommand,
  today: Day,
  units: UnitHistory,
): readonly Place[] {
  const grant = command.type === 'GrantRole' ? command : shelvedAt(grants, command.grantId);
  if (!grant) return [];
  const { unitId, role } = grant;
  const above =
    role === 'CONTROL' && units.get(unitId)
      ? units.parentOf(unitId, units.nearestValidDay(unitId, today))
      : undefined;
  return [{ unitId: above ?? unitId, day: today, path: ['unit'], action: 'administer' }];
}

/** Nothing happens where it says the same; a grant is never changed, only revoked. */
function sayAgain(granted: Grant | undefined, command: GrantRole): readonly GrantEvent[] {
  if (!granted) throw grantUnknown();
  const differs = differenceOf(granted, command);
  if (differs) throw grantDiffers(granted, differs);
  return [];
}

function revoke(
  { grants }: UnitGrants,
  command: RevokeGrant,
  { today }: GrantContext,
): readonly GrantEvent[] {
  const grant = shelvedAt(grants, command.grantId);
  if (!grant) throw grantUnknown();
  const reason = requireText(command.reason, 'reason', ['reason']);
  const on = requireComing(command.on ?? today, today, ['on']);
  const end = grant.to ?? on;
  if (on > end) throw grantEnded(end);
  if (on === grant.to) return [];
  if (isOfCountry(grant) && !allShelved(grants).some((other) => other !== grant && keepsCountry(other, on))) {
    throw lastAdministrator();
  }
  return [{ type: 'GrantRevoked', grantId: grant.grantId, on, reason }];
}

function grantFirst(
  { grants }: UnitGrants,
  { grantId, subject }: GrantFirstAdministrator,
  { today }: GrantContext,
): readonly GrantEvent[] {
  const standing = allShelved(grants).find(
    (grant) => isOfCountry(grant) && (grant.to === undefined || grant.to > today),
  );
  if (standing) throw administratorStands(standing.subject);
  const account = requireAccount(subject, ['subject']);
  const grant = { grantId, unitId: CENTRE_ID, subject: account, role: 'ADMIN', scopes: [] } as const;
  return [{ type: 'RoleGranted', ...grant, from: today }];
}

function isOfCountry({ role, unitId }: Grant): boolean {
  return role === 'ADMIN' && unitId === CENTRE_ID;
}

/** The country is never without an administrator: one whose grant has no end stands. */
function keepsCountry(grant: Grant, on: Day): boolean {
  return isOfCountry(grant) && grant.from <= on && grant.to === undefined;
}

/** A grant that is to be ended; one that is to be given names its unit. */
export function unitsOfGrant({ grants }: UnitGrants, command: GrantCommand): readonly UnitId[] {
  const grant = command.type === 'GrantRole' ? undefined : shelvedAt(grants, command.grantId);
  return grant ? [grant.unitId] : [];
}
