import { compareText } from '../compare-text.ts';
import { readCoverage, type Deed, type Standing } from '../coverage.ts';
import { addDays, type Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import type { Coverage } from '../vocabulary.ts';

/** One report of a unit for the period that is looked at. */
export interface Filing {
  readonly id: string;
  readonly unitId: UnitId;
  /** A review says more than a report of activities, and may be returned or approved. */
  readonly by: 'review' | 'report';
  readonly state: 'SUBMITTED' | 'RETURNED' | 'APPROVED';
  /** Its own day, else the day it was published, else the day it was recorded. */
  readonly submittedOn: Day;
  /** When it was first recorded, RFC 3339 UTC. */
  readonly submittedAt: string;
}

/** What became of one unit's report. */
export interface Followed {
  readonly state: 'MISSING' | Filing['state'];
  readonly coverage: Coverage;
  readonly submittedOn: Day | undefined;
  readonly submittedAt: string | undefined;
  readonly evidence: readonly string[];
}

export interface FollowedFilings {
  /** By its own report, by those of the units before it, or after its end by those that came after. */
  of(unitId: UnitId): Followed;
  /** By its own report alone; undefined: it has given none. */
  ownOf(unitId: UnitId): Followed | undefined;
}

const MISSING: Followed = {
  state: 'MISSING',
  coverage: 'NONE',
  submittedOn: undefined,
  submittedAt: undefined,
  evidence: [],
};

/** Follows reports through the successions of units; the filings are those known on `on`. */
export function followFilings(
  filings: readonly Filing[],
  history: UnitHistory,
  { on, unitsOn }: { readonly on: Day; readonly unitsOn: Day },
): FollowedFilings {
  const own = new Map(
    [...Map.groupBy(filings, ({ unitId }) => unitId)].map(([unitId, of]) => [unitId, countedOf(of)]),
  );
  const deeds = new Map(
    [...own].map(([unitId, counted]) => [unitId, { stages: [deedsOf(unitId, counted, history, unitsOn)] }]),
  );
  const coverage = readCoverage(deeds, history, 1);
  const approved = new Set(filings.flatMap(({ id, state }) => (state === 'APPROVED' ? [id] : [])));
  const ownOf = (unitId: UnitId) => {
    const counted = own.get(unitId);
    return counted && ownFiling(counted);
  };
  return {
    ownOf,
    of(unitId) {
      const mine = ownOf(unitId);
      if (mine?.coverage === 'EXACT') return mine;
      const before = coverage.standings(unitId, addDays(unitsOn, 1))[0]!;
      if (before.coverage === 'EXACT') return fromBefore(before, approved);
      const after = fromAfter(unitId, history, on, ownOf);
      if (after?.coverage === 'EXACT') return after;
      if (mine) return mine;
      return after ?? { ...fromBefore(before, approved), state: 'MISSING' };
    },
  };
}

/** Reviews come before reports; a returned one counts only where no other stands. */
function countedOf(filings: readonly Filing[]): readonly Filing[] {
  const reviews = filings.filter(({ by }) => by === 'review');
  const asked = reviews.length > 0 ? reviews : filings;
  const standing = asked.filter(({ state }) => state !== 'RETURNED');
  const counted = standing.length > 0 ? standing : asked;
  return counted.toSorted((a, b) => compareText(a.submittedOn, b.submittedOn) || compareText(a.id, b.id));
}

function ownFiling(counted: readonly Filing[]): Followed {
  const first = counted[0]!;
  const state = counted.find((each) => each.state === 'APPROVED')?.state ?? first.state;
  return {
    state,
    coverage: state === 'RETURNED' ? 'NONE' : 'EXACT',
    submittedOn: first.submittedOn,
    submittedAt: first.submittedAt,
    evidence: counted.map(({ id }) => id),
  };
}

/** What a unit gave in after its end was still its own: it counts in its lifetime. */
function deedsOf(
  unitId: UnitId,
  counted: readonly Filing[],
  history: UnitHistory,
  unitsOn: Day,
): readonly Deed[] {
  return counted.flatMap(({ id, state, submittedOn, submittedAt }) => {
    if (state === 'RETURNED') return [];
    const day = submittedOn < unitsOn ? submittedOn : unitsOn;
    const counts = history.nearestValidDay(unitId, day);
    return [{ on: submittedOn, counts, recordedAt: submittedAt, evidence: id }];
  });
}

function fromBefore(standing: Standing, approved: ReadonlySet<string>): Followed {
  const { coverage, on, recordedAt, evidence } = standing;
  const isApproved = evidence.length > 0 && evidence.every((id) => approved.has(id));
  const state = isApproved ? 'APPROVED' : 'SUBMITTED';
  return { state, coverage, submittedOn: on, submittedAt: recordedAt, evidence };
}

/** A unit that has ended since: each unit of its level that took it over must have reported. */
function fromAfter(
  unitId: UnitId,
  history: UnitHistory,
  on: Day,
  ownOf: (unitId: UnitId) => Followed | undefined,
): Followed | undefined {
  if (history.isValid(unitId, on)) return undefined;
  const level = history.get(unitId)?.level;
  const later = history
    .successorsOf(unitId)
    .filter((edge) => edge.on <= on && history.get(edge.toId)?.level === level)
    .map(({ toId }) => {
      const own = ownOf(toId);
      return own?.coverage === 'EXACT' ? own : fromAfter(toId, history, on, ownOf);
    });
  const done = later.filter((each) => each?.coverage === 'EXACT').map((each) => each!);
  const any = later.filter((each) => each !== undefined);
  if (any.length === 0) return undefined;
  const evidence = [...new Set(any.flatMap((each) => each.evidence))];
  if (done.length < later.length) return { ...MISSING, coverage: 'PARTLY', evidence };
  const isApproved = done.every(({ state }) => state === 'APPROVED');
  return {
    state: isApproved ? 'APPROVED' : 'SUBMITTED',
    coverage: 'EXACT',
    submittedOn: latest(done.map((each) => each.submittedOn)),
    submittedAt: latest(done.map((each) => each.submittedAt)),
    evidence,
  };
}

function latest(texts: readonly (string | undefined)[]): string | undefined {
  return texts
    .flatMap((each) => each ?? [])
    .toSorted()
    .at(-1);
}
