import { endOfGrant, grantStands } from '@trienkhai/kernel/grants';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { carriedTo } from '@trienkhai/kernel/unit-history/carried';
import { compareKeys } from '@trienkhai/runtime/cursor';
import { unitOfRight } from '@trienkhai/runtime/rights';
import { asOfAsked, knownUnit, unitsOf } from '../as-of.ts';
import type { QueryGrantsArgs, Resolvers } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { namedUnit, type GrantNode } from '../nodes.ts';
import { noteReading } from '../evidence/note-reading.ts';
import { asOfToday, type AsOf, type Read } from '../read.ts';
import { pageInOrder } from '../sorted-page.ts';
import { seenGrant } from './seen.ts';

export const grantResolvers: Pick<Resolvers, 'Query' | 'Grant' | 'GrantRevocation'> = {
  Query: {
    me: (_, __, { read }) => accountOf(asOfToday(read)),
    grants: (_, args, { read }) => {
      const asOf = asOfAsked(read, args);
      const found = noted(read, args, foundGrants(asOf, args)).sort((a, b) =>
        compareKeys(keyOf(a), keyOf(b)),
      );
      return pageInOrder(found, keyOf, args, (grant) => grant);
    },
  },
  Grant: {
    version: ({ unitId, asOf }) => asOf.read.grants.versionOf(unitId),
    unit: ({ unitId, asOf }) => namedUnit(asOf, unitId),
    holdsIn: ({ unitId, from, asOf }) => namedUnit(asOf, carriedTo(unitId, from, asOf.on, unitsOf(asOf))),
    to: endOfGrant,
    stands: (grant) => grantStands(grant, grant.asOf.on),
    grantedAt: ({ recordedAt }) => recordedAt,
    grantedBy: ({ actor }) => actor,
  },
  GrantRevocation: {
    revokedAt: ({ recordedAt }) => recordedAt,
    revokedBy: ({ actor }) => actor,
  },
};

/** The unit of its first right is the one in whose name an account acts. */
function accountOf(asOf: AsOf) {
  const { principal, held } = asOf.read.rights();
  const rights = held.map((right) => {
    const unitId = unitOfRight(right, asOf.on, unitsOf(asOf));
    const role = right.role.toUpperCase() as Uppercase<typeof right.role>;
    return { role, scopes: right.scopes, unit: unitId === undefined ? null : namedUnit(asOf, unitId) };
  });
  return { account: principal.actor, unit: rights[0]?.unit ?? null, rights };
}

function foundGrants(asOf: AsOf, args: QueryGrantsArgs): GrantNode[] {
  const { read, on } = asOf;
  const units = unitsOf(asOf);
  for (const name of ['unit', 'within'] as const) {
    if (isGiven(args[name])) knownUnit(units, args[name], name);
  }
  const isAsked = ({ unitId, subject, role }: GrantNode): boolean =>
    (!isGiven(args.unit) || unitId === args.unit) &&
    (!isGiven(args.subject) || subject === args.subject) &&
    (!isGiven(args.search) || subject.toLowerCase().includes(args.search.trim().toLowerCase())) &&
    (!isGiven(args.role) || role === args.role) &&
    (!isGiven(args.within) || units.isWithin(unitId, args.within, units.nearestValidDay(unitId, on)));
  const recorded = isGiven(args.subject) ? read.grants.ofSubject(args.subject) : [...read.grants.all()];
  return recorded
    .flatMap((grant) => seenGrant(asOf, grant) ?? [])
    .filter((grant) => (args.ended === true || grantStands(grant, on)) && isAsked(grant));
}

/** What others are granted is not for everybody. */
function noted(read: Read, args: QueryGrantsArgs, found: GrantNode[]): GrantNode[] {
  const unitId = args.unit ?? args.within ?? undefined;
  const others = found.some(({ subject }) => subject !== read.caller.principal.actor);
  if (others) noteReading(read, 'grants', unitId ?? args.subject ?? CENTRE_ID, unitId);
  return found;
}

function keyOf({ unitId, subject, from, id }: GrantNode) {
  return [unitId, subject, from, id];
}
