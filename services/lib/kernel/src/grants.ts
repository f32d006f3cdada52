import type { Day } from './day.ts';
import type { Json } from './envelope.ts';
import type { UnitId } from './unit-history.ts';
import { UNITS_EVENTS, type Recorded } from './unit-history/record.ts';
import type { UnitEvent } from './unit-history/steps.ts';
import { ROLES, SCOPES, type Role, type Scope } from './vocabulary.ts';

export interface Revocation extends Recorded {
  /** First day on which the grant no longer holds. */
  readonly on: Day;
  readonly reason: string;
}

/** What an account may do in a unit and below it, with everything that was recorded of it. */
export interface GrantRecord extends Recorded {
  readonly id: string;
  readonly unitId: UnitId;
  /** `sub` of the account's tokens. */
  readonly subject: string;
  readonly role: Role;
  /** Of an integration alone. */
  readonly scopes: readonly Scope[];
  readonly from: Day;
  /** First day on which it no longer holds, as granted; undefined: until it is revoked. */
  readonly to: Day | undefined;
  /** Each earlier than the one before; the last counts. */
  readonly revocations: readonly Revocation[];
}

/** All grants that have been recorded so far; what is recorded later is there as well. */
export interface GrantBook {
  get(id: string): GrantRecord | undefined;
  ofSubject(subject: string): readonly GrantRecord[];
  all(): Iterable<GrantRecord>;
  /** Version of the stream of a unit's grants; 0: there are none. */
  versionOf(unitId: UnitId): number;
}

/** First day on which a grant no longer holds; undefined: it has no end. */
export function endOfGrant({ to, revocations }: GrantRecord): Day | undefined {
  return revocations.at(-1)?.on ?? to;
}

export function grantStands(grant: GrantRecord, on: Day): boolean {
  const end = endOfGrant(grant);
  return grant.from <= on && (end === undefined || on < end);
}

/** The grant as it was known at an instant; undefined: it was not. */
export function grantKnownAt(grant: GrantRecord, instant: Date): GrantRecord | undefined {
  const until = instant.toISOString();
  if (grant.recordedAt > until) return undefined;
  return { ...grant, revocations: grant.revocations.filter(({ recordedAt }) => recordedAt <= until) };
}

export interface GrantFold {
  /** Events of other types pass without effect. */
  apply(event: UnitEvent): void;
  readonly book: GrantBook;
}

/** Folds the grants among the events of the units context, in stream order. */
export function createGrantFold(): GrantFold {
  const grants = new Map<string, GrantRecord>();
  const ofSubject = new Map<string, string[]>();
  const versions = new Map<UnitId, number>();

  function granted(event: UnitEvent): GrantRecord | undefined {
    const grant = grantOf(event);
    if (!grant) return undefined;
    ofSubject.set(grant.subject, [...(ofSubject.get(grant.subject) ?? []), grant.id]);
    return grant;
  }

  return {
    apply(event) {
      const known = grants.get(text(event.data['grantId']));
      const next =
        event.type === `${UNITS_EVENTS}RoleGranted`
          ? granted(event)
          : event.type === `${UNITS_EVENTS}GrantRevoked` && known
            ? { ...known, revocations: [...known.revocations, revocationOf(event)] }
            : undefined;
      if (!next) return;
      grants.set(next.id, next);
      versions.set(next.unitId, event.version);
    },
    book: {
      get: (id) => grants.get(id),
      ofSubject: (subject) => (ofSubject.get(subject) ?? []).map((id) => grants.get(id)!),
      all: () => grants.values(),
      versionOf: (unitId) => versions.get(unitId) ?? 0,
    },
  };
}

/** A role that this version does not know lets nobody do anything. */
function grantOf(event: UnitEvent): GrantRecord | undefined {
  const { data } = event;
  const role = ROLES.find((known) => `ROLE_${known}` === data['role']);
  if (!role) return undefined;
  const to = data['to'];
  return {
    id: text(data['grantId']),
    unitId: text(data['unitId']),
    subject: text(data['subject']),
    role,
    scopes: SCOPES.filter((scope) => list(data['scopes']).includes(`SCOPE_${scope}`)),
    from: text(data['from']),
    to: to === undefined ? undefined : text(to),
    ...recordedIn(event),
    revocations: [],
  };
}

function revocationOf(event: UnitEvent): Revocation {
  const { data } = event;
  return { on: text(data['on']), reason: text(data['reason']), ...recordedIn(event) };
}

function recordedIn({ streamId, version, recordedAt, actor, unit }: UnitEvent): Recorded {
  return { streamId, version, recordedAt, actor, unit };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
