import { coverageIn, readMasks, type Mask, type OwnBefore } from './coverage-masks.ts';
import { dayNumber, type Day } from './day.ts';
import type { UnitHistory, UnitId } from './unit-history.ts';
import { ancestryOf, ROLE, type Ancestry } from './unit-history/ancestry.ts';
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
 * Days and evidence of how units stand, by the rule of `readMasks`. What a unit inherits is asked once per
 * predecessor and succession day, and kept for every later question.
 */
export function readCoverage(
  deeds: Deeds,
  history: UnitHistory,
  stages: number = STAGES.length,
): CoverageReader {
  const ancestry = ancestryOf(history);
  const masks = readMasks(ancestry, ownBefore(deeds, ancestry), stages);
  const nothing = Array.from({ length: stages }, () => NONE);
  const reading: Reading = { deeds, ancestry, masks, nothing, inherited: new Map() };
  return {
    standings(unitId, before) {
      const unit = ancestry.numberOf(unitId);
      const day = dayNumber(before);
      if (unit < 0) return ofStranger(deeds.get(unitId), day, nothing);
      return detailed(reading, unit, day, masks.standing(unit, day));
    },
    because: (unitId, stage, before, standing) =>
      reasons(reading, ancestry.numberOf(unitId), stage, { before: dayNumber(before), standing }),
  };
}

interface Reading {
  readonly deeds: Deeds;
  readonly ancestry: Ancestry;
  readonly masks: ReturnType<typeof readMasks>;
  readonly nothing: Standings;
  /** By index of the source. */
  readonly inherited: Map<number, Standings>;
}

/** How the unit before stood on the eve of the succession. */
function onEve(reading: Reading, index: number): Standings {
  const { ancestry, masks, inherited } = reading;
  let found = inherited.get(index);
  if (!found) {
    const [unit, before] = [ancestry.source[index]!, ancestry.on[index]!];
    inherited.set(index, (found = detailed(reading, unit, before, masks.onEve(index))));
  }
  return found;
}

function detailed(reading: Reading, unit: number, before: number, mask: Mask): Standings {
  const { ancestry, deeds, nothing } = reading;
  if (mask === 0) return nothing;
  const own = deeds.get(ancestry.ids[unit]!);
  const sources = sourcesBefore(ancestry, unit, before);
  return nothing.map((_, stage) => {
    const coverage = coverageIn(mask, stage);
    if (coverage === 'NONE') return NONE;
    if (coverage === 'UNKNOWN') return UNKNOWN;
    const done = own?.stages[stage];
    if (coverage === 'EXACT' && done && counts(done, before)) return ownStanding(done, before);
    const from = (index: number): Standing => onEve(reading, index)[stage]!;
    if (coverage === 'EXACT') return allDid(sources.started.map(from));
    const evidence = evidenceOf([...sources.started, ...sources.absorbed].map(from));
    return { ...evidence, coverage, on: undefined };
  });
}

function reasons(
  reading: Reading,
  unit: number,
  stage: number,
  { before, standing }: { readonly before: number; readonly standing: Standing },
): readonly Inheritance[] {
  const { own, coverage } = standing;
  if (own || coverage === 'NONE' || unit < 0) return [];
  const { started, absorbed, lost } = sourcesBefore(reading.ancestry, unit, before);
  const inheritance = (index: number): Inheritance =>
    inheritanceOf(reading.ancestry, index, onEve(reading, index)[stage]!);
  const edges = coverage === 'EXACT' ? started : [...started, ...absorbed];
  const neighbours = (coverage === 'UNKNOWN' ? lost : []).map(inheritance);
  return [...edges.map(inheritance), ...neighbours.filter((each) => each.standing.coverage !== 'NONE')];
}

function inheritanceOf(ancestry: Ancestry, index: number, standing: Standing): Inheritance {
  const predecessorId = ancestry.ids[ancestry.source[index]!]!;
  return { predecessorId, on: ancestry.since[index]!, share: ancestry.share[index], standing };
}

/** First counted days of a unit's deeds are read once per unit. */
function ownBefore(deeds: Deeds, { ids }: Ancestry): OwnBefore {
  const firsts = new Map<number, readonly number[] | undefined>();
  const read = (unit: number): readonly number[] | undefined =>
    deeds.get(ids[unit]!)?.stages.map(([first]) => (first ? dayNumber(first.counts) : Infinity));
  return (unit, before) => {
    if (!firsts.has(unit)) firsts.set(unit, read(unit));
    let own = 0;
    firsts.get(unit)?.forEach((first, stage) => {
      if (first < before) own |= 1 << stage;
    });
    return own;
  };
}

interface Sources {
  readonly started: readonly number[];
  readonly absorbed: readonly number[];
  readonly lost: readonly number[];
}

/** Indexes of a unit's sources that came before that day. */
function sourcesBefore({ first, on, role }: Ancestry, unit: number, before: number): Sources {
  const started: number[] = [];
  const absorbed: number[] = [];
  const lost: number[] = [];
  for (let index = first[unit]!; index < first[unit + 1]!; index += 1) {
    if (on[index]! >= before) continue;
    if (role[index] === ROLE.STARTED) started.push(index);
    else if (role[index] === ROLE.ABSORBED) absorbed.push(index);
    else lost.push(index);
  }
  return { started, absorbed, lost };
}

/** A unit that the history does not know has nothing but what it did. */
function ofStranger(own: UnitDeeds | undefined, before: number, allNone: Standings): Standings {
  if (!own) return allNone;
  return own.stages.map((done) => (counts(done, before) ? ownStanding(done, before) : NONE));
}

function counts([first]: readonly Deed[], before: number): boolean {
  return first !== undefined && dayNumber(first.counts) < before;
}

function ownStanding(done: readonly Deed[], before: number): Standing {
  const first = done[0]!;
  const counted = done.length === 1 ? done : done.filter((deed) => dayNumber(deed.counts) < before);
  return {
    coverage: 'EXACT',
    own: true,
    on: first.on,
    recordedAt: first.recordedAt,
    evidence: counted.map((deed) => deed.evidence),
  };
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
