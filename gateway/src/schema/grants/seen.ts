import { grantKnownAt, type GrantRecord } from '@trienkhai/kernel/grants';
import { may, type Rights } from '@trienkhai/runtime/auth';
import type { GrantNode } from '../nodes.ts';
import { noteReading } from '../evidence/note-reading.ts';
import type { AsOf } from '../read.ts';

/**
 * A grant as it was known then, for whoever may see it: the accounts that administer or control its unit,
 * and the account itself. For anybody else there is none.
 */
export function seenGrant(asOf: AsOf, grant: GrantRecord): GrantNode | undefined {
  const known = asOf.knownAt ? grantKnownAt(grant, asOf.knownAt) : grant;
  if (!known || !isSeen(asOf.read.rights(), known)) return undefined;
  return { __typename: 'Grant', ...known, asOf };
}

export function grantNode(asOf: AsOf, id: string): GrantNode | null {
  const grant = asOf.read.grants.get(id);
  const seen = grant && seenGrant(asOf, grant);
  if (!seen) return null;
  const { read } = asOf;
  if (seen.subject !== read.caller.principal.actor) noteReading(read, 'node', id, seen.unitId);
  return seen;
}

export function isSeen(rights: Rights, { subject, unitId }: GrantRecord): boolean {
  const { principal, units, today } = rights;
  return subject === principal.actor || may(rights, 'oversee', unitId, units.nearestValidDay(unitId, today));
}
