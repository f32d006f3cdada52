import type { Day } from '@trienkhai/kernel/day';
import { grantStands, type GrantBook, type GrantRecord } from '@trienkhai/kernel/grants';
import { oncePer } from '@trienkhai/kernel/once-per';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { carriedTo } from '@trienkhai/kernel/unit-history/carried';
import type { Scope } from '@trienkhai/kernel/vocabulary';
import type { Principal, Role } from './auth.ts';

/** A role that an account has today. */
export interface Right {
  readonly role: Role;
  /** Of an integration alone. */
  readonly scopes: readonly Scope[];
  /** Undefined: no unit ever bore the code of the claim. */
  readonly unitId: UnitId | undefined;
  /** First day of the grant; undefined: it is a claim, which follows no reorganisation. */
  readonly since: Day | undefined;
}

/** All that an account may do today. */
export interface Rights {
  readonly principal: Principal;
  readonly held: readonly Right[];
  readonly units: UnitHistory;
  readonly today: Day;
}

export interface RightsSource {
  readonly units: UnitHistory;
  readonly grants: GrantBook;
}

/** The claim of a development token comes first, then the grants that stand today, the weightiest first. */
export function rightsOf(principal: Principal, { units, grants }: RightsSource, today: Day): Rights {
  const granted = grants.ofSubject(principal.actor).filter((grant) => grantStands(grant, today));
  const held = [...claimed(principal, units, today), ...granted.map(rightOfGrant).sort(weightiestFirst)];
  return { principal, held, units, today };
}

/** The unit in which a right stands on the day of a fact. */
export function unitOfRight({ unitId, since }: Right, day: Day, units: UnitHistory): UnitId | undefined {
  return unitId === undefined || since === undefined ? unitId : carriedTo(unitId, since, day, units);
}

function rightOfGrant({ role, scopes, unitId, from }: GrantRecord): Right {
  return { role: role.toLowerCase() as Lowercase<typeof role>, scopes, unitId, since: from };
}

const PLACE: Readonly<Record<Role, number>> = {
  admin: 0,
  recorder: 1,
  approver: 2,
  integration: 3,
  control: 4,
  viewer: 5,
};

function weightiestFirst(a: Right, b: Right): number {
  return PLACE[a.role] - PLACE[b.role];
}

/** The unit that bears the code of the claim `today`, else the last one that did. */
function claimed({ role, level, code }: Principal, units: UnitHistory, today: Day): readonly Right[] {
  if (!role || !level || code === undefined) return [];
  const unitId =
    level === 'CENTRE'
      ? CENTRE_ID
      : (units.byCode(level, code, today)?.id ?? lastBearers(units).get(`${level}:${code}`));
  return [{ role, scopes: role === 'integration' ? ['READ'] : [], unitId, since: undefined }];
}

const lastBearers = oncePer(indexLastBearers);

function indexLastBearers(units: UnitHistory): ReadonlyMap<string, UnitId> {
  const newest = new Map<string, { id: UnitId; from: Day }>();
  for (const { id, level, code, validFrom = '' } of units.all()) {
    const known = newest.get(`${level}:${code}`);
    if (!known || known.from < validFrom) newest.set(`${level}:${code}`, { id, from: validFrom });
  }
  return new Map([...newest].map(([key, { id }]) => [key, id]));
}
