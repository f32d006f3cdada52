import type { Day } from './day.ts';
import type { Succession, UnitHistory, UnitId } from './unit-history.ts';
import { lostNeighbours } from './unit-history/lost-neighbours.ts';
import { STAGES, type Coverage, type Share } from './vocabulary.ts';

/** Something that a unit did itself. */
export interface Deed {
  /** The stated day; undefined: not stated. */
  readonly on: Day | undefined;
  /** The day from which it counts. */
  readonly counts: Day;
  readonly recordedAt: string;
  /** Id of the stream that says so. */
  readonly evidence: string;
}

/** What one unit did, a list per stage, each ascending by the day from which it counts. */
interface UnitDeeds {
  readonly stages: readonly (readonly Deed[])[];
}

/** What units did, by unit. */
export interface Deeds {
  get(unitId: UnitId): UnitDeeds | undefined;
}

/** How far one unit has come in one stage. */
export interface Standing {
  readonly coverage: Coverage;
  /** The unit did it itself; false: it follows from those before it. */
  readonly own: boolean;
  readonly on: Day | undefined;
  readonly recordedAt: string | undefined;
  readonly evidence: readonly string[];
}

/** One per stage, in the order in which the deeds are told. */
export type Standings = readonly Standing[];

const BLANK = { own: false, on: undefined, recordedAt: undefined, evidence: [] } as const;
const NONE: Standing = { ...BLANK, coverage: 'NONE' };
const UNKNOWN: Standing = { ...BLANK, coverage: 'UNKNOWN' };

/** What one succession brought a unit in one stage. */
export interface Inheritance {
  readonly predecessorId: UnitId;
  /** Day of the succession, or the first day on which a lost neighbour was gone. */
  readonly on: Day;
  /** Undefined: the neighbour ended and nobody knows into what. */
  readonly share: Share | undefined;
  /** How the predecessor stood on the eve. */
  readonly standing: Standing;
}

export interface CoverageReader {
  /** Standings of a unit by what counts on days before `before` (exclusive). */
  standings(unitId: UnitId, before: Day): Standings;
  /** Why it stands so before that day where it did nothing itself: exact, partly or unknown by succession. */
  because(unitId: UnitId, stage: number, before: Day, standing: Standing): readonly Inheritance[];
}

/**
 * Follows what was done in so many stages through the successions of one history. What a unit inherits is
 * asked once per predecessor and succession day, and kept for every later question.
 */
export function readCoverage(
  deeds: Deeds,
  history: UnitHistory,
  stages: number = STAGES.length,
): CoverageReader {
  const allNone: Standings = Array.from({ length: stages }, () => NONE);
  const allUnknown: Standings = Array.from({ length: stages }, () => UNKNOWN);
  const neighbours = lostNeighbours(history);
  const inherited = new Map<string, Standings>();

  function ofPredecessor(unitId: UnitId, before: Day): Standings {
    const key = `${before}${unitId}`;
    let found = inherited.get(key);
    if (!found) inherited.set(key, (found = standings(unitId, before)));
    return found;
  }

  function standings(unitId: UnitId, before: Day): Standings {
    const own = deeds.get(unitId);
    const sources = sourcesOf(history, unitId, before);
    const lost = (neighbours.get(unitId) ?? []).filter((each) => each.on < before);
    if (!sources && lost.length === 0) return own ? ownStandings(own, before) : allNone;
    const starts = (sources?.starts ?? []).map((edge) => ofPredecessor(edge.fromId, edge.on));
    const absorbed = (sources?.absorbed ?? []).map((edge) => ofPredecessor(edge.fromId, edge.on));
    const unsettled = lost.map((each) => ofPredecessor(each.unitId, each.on));
    if (!own && [...starts, ...absorbed, ...unsettled].every((each) => each === allNone)) {
      return sources?.unknown ? allUnknown : allNone;
    }
    const gone = sources?.unknown === true;
    return allNone.map((_, stage) => {
      const done = own?.stages[stage];
      if (done?.[0] && done[0].counts < before) return ownStanding(done, before);
      const inherited = inheritedStanding(stage, starts, absorbed);
      if (inherited !== NONE) return inherited;
      return gone || unsettled.some((each) => each[stage]!.coverage !== 'NONE') ? UNKNOWN : NONE;
    });
  }

  return { standings, because: reasons(history, ofPredecessor) };
}

function reasons(
  history: UnitHistory,
  ofPredecessor: CoverageReader['standings'],
): CoverageReader['because'] {
  const neighbours = lostNeighbours(history);
  return (unitId, stage, before, { own, coverage }) => {
    if (own || coverage === 'NONE') return [];
    const inheritance = (predecessorId: UnitId, on: Day, share: Share | undefined): Inheritance => {
      return { predecessorId, on, share, standing: ofPredecessor(predecessorId, on)[stage]! };
    };
    const { starts = [], absorbed = [] } = sourcesOf(history, unitId, before) ?? {};
    const edges = coverage === 'EXACT' ? starts : [...starts, ...absorbed];
    const lost = coverage === 'UNKNOWN' ? (neighbours.get(unitId) ?? []) : [];
    return [
      ...edges.map(({ fromId, on, share }) => inheritance(fromId, on, share)),
      ...lost
        .filter((each) => each.on < before)
        .map((each) => inheritance(each.unitId, each.on, undefined))
        .filter((each) => each.standing.coverage !== 'NONE'),
    ];
  };
}

interface Sources {
  /** Successions with which the unit began. */
  readonly starts: readonly Succession[];
  /** Neighbours that it took in later. */
  readonly absorbed: readonly Succession[];
  /** Created, and nobody knows from what. */
  readonly unknown: boolean;
}

function sourcesOf(history: UnitHistory, unitId: UnitId, before: Day): Sources | undefined {
  const all = history.predecessorsOf(unitId);
  const unit = history.get(unitId);
  if (!unit) return undefined;
  if (all.length === 0)
    return unit.origin === 'created' ? { starts: [], absorbed: [], unknown: true } : undefined;
  const edges = all.filter((edge) => edge.on < before && history.get(edge.fromId)?.level === unit.level);
  if (edges.length === 0) return undefined;
  return {
    starts: edges.filter((edge) => edge.on === unit.validFrom),
    absorbed: edges.filter((edge) => edge.on !== unit.validFrom),
    unknown: false,
  };
}

function ownStandings(own: UnitDeeds, before: Day): Standings {
  return own.stages.map((done) => (done[0] && done[0].counts < before ? ownStanding(done, before) : NONE));
}

function ownStanding(done: readonly Deed[], before: Day): Standing {
  const first = done[0]!;
  const counted = done.length === 1 ? done : done.filter((deed) => deed.counts < before);
  return {
    coverage: 'EXACT',
    own: true,
    on: first.on,
    recordedAt: first.recordedAt,
    evidence: counted.map((deed) => deed.evidence),
  };
}

function inheritedStanding(
  stage: number,
  starts: readonly Standings[],
  absorbed: readonly Standings[],
): Standing {
  let exact = 0;
  let did = 0;
  let unknown = 0;
  for (const each of starts) {
    const { coverage } = each[stage]!;
    if (coverage === 'EXACT') exact += 1;
    if (coverage === 'EXACT' || coverage === 'PARTLY') did += 1;
    else if (coverage === 'UNKNOWN') unknown += 1;
  }
  for (const each of absorbed) {
    const { coverage } = each[stage]!;
    if (coverage === 'EXACT' || coverage === 'PARTLY') did += 1;
    else if (coverage === 'UNKNOWN') unknown += 1;
  }
  if (did === 0) return unknown > 0 ? UNKNOWN : NONE;
  const isExact = exact > 0 && exact === starts.length;
  const sources = (isExact ? starts : [...starts, ...absorbed]).map((each) => each[stage]!);
  return isExact ? allDid(sources) : { ...evidenceOf(sources), coverage: 'PARTLY', on: undefined };
}

function allDid(starts: readonly Standing[]): Standing {
  const days = starts.flatMap((each) => each.on ?? []);
  const on = days.length === starts.length ? latest(days) : undefined;
  return { ...evidenceOf(starts), coverage: 'EXACT', on };
}

function evidenceOf(sources: readonly Standing[]) {
  const evidence = sources.length === 1 ? sources[0]!.evidence : sources.flatMap((each) => each.evidence);
  return {
    own: false,
    recordedAt: latest(sources.flatMap((each) => each.recordedAt ?? [])),
    evidence: sources.length === 1 ? evidence : [...new Set(evidence)],
  };
}

function latest(texts: readonly string[]): string | undefined {
  return texts.reduce<string | undefined>(
    (last, each) => (last === undefined || each > last ? each : last),
    undefined,
  );
}
