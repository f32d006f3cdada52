import { addDays, dayOf, type Day } from '../day.ts';
import {
  FIRST_KNOWN_DAY,
  type CommitteeTerm,
  type UnitHistory,
  type UnitId,
  type UnitRecord,
  type UnitVersion,
} from '../unit-history.ts';
import type { Level } from '../vocabulary.ts';
import { childrenIn, insideOf, versionOf } from './frame.ts';
import { keepNewest } from './kept.ts';
import { indexOrgans, placeOfWithdrawn, standingOn, type OrganIndex } from './organs.ts';
import type { UnitsRecord } from './record.ts';
import type { Territory } from './territory.ts';

export interface Reorganisation {
  readonly effectiveOn: Day;
  readonly issuedOn: Day;
}

export interface HistoryParts {
  readonly version: number;
  readonly record: UnitsRecord;
  readonly territory: Territory;
  readonly reorganisations: readonly Reorganisation[];
  readonly organs: readonly UnitRecord[];
  readonly terms: readonly CommitteeTerm[];
  /** Instants of the corrections that this history knows, ascending. */
  readonly corrections: readonly number[];
  /** The history that knows only the first so many of them. */
  knowing(corrections: number): UnitHistory;
}

interface View {
  readonly territory: Territory;
  readonly organs: OrganIndex;
}

const MOST_KNOWN = 16;

/** One immutable history over its parts; indexes of the territory are shared, not copied. */
export function createUnitHistory(parts: HistoryParts): UnitHistory {
  const { territory } = parts;
  const view: View = { territory, organs: indexOrgans(parts.organs, territory) };
  const terms = groupTerms(parts.terms);
  const known = keepNewest<string, UnitHistory>(MOST_KNOWN);
  const history: UnitHistory = {
    version: parts.version,
    record: parts.record,
    states: territory.states,
    isTreeKnown: (on) => territory.states.length > 0 && on >= FIRST_KNOWN_DAY,
    get: (id) => get(view, id),
    byCode: (level, code, on) => byCode(view, level, code, on),
    isValid: (id, on) => isValid(view, id, on),
    nearestValidDay: (id, on) => nearestValidDay(get(view, id), on),
    versionOn: (id, on) => versionOn(view, id, on),
    parentOf: (id, on) => parentOf(view, id, on),
    ancestorsOf: (id, on) => ancestorsOf(view, id, on),
    childrenOf: (id, on) => childrenOf(view, id, on),
    isWithin: (id, ancestorId, on) => isWithin(view, id, ancestorId, on),
    unitsWithin: (ancestorId, level, on) => unitsWithin(view, ancestorId, level, on),
    count: (level, on) => count(view, level, on),
    predecessorsOf: territory.predecessorsOf,
    successorsOf: territory.successorsOf,
    jointOrganOf: (id, on) => view.organs.jointOn(id, on)?.id,
    all: () => [...territory.units, ...view.organs.all],
    termsOf: (committeeId) => terms.get(committeeId) ?? [],
    asKnownAt(instant) {
      const corrections = countUntil(parts.corrections, instant.getTime());
      if (corrections < parts.corrections.length) return parts.knowing(corrections).asKnownAt(instant);
      const days = knownDays(parts, dayOf(instant));
      if (days.size === territory.states.length) return history;
      return known([...days].join(), () => createUnitHistory({ ...parts, territory: territory.only(days) }));
    },
  };
  return history;
}

function countUntil(ascending: readonly number[], instant: number): number {
  const later = ascending.findIndex((each) => each > instant);
  return later < 0 ? ascending.length : later;
}

function knownDays(parts: HistoryParts, day: Day): ReadonlySet<Day> {
  const issued = parts.reorganisations.filter((each) => each.issuedOn <= day);
  return new Set([...parts.territory.states.slice(0, 1), ...issued.map((each) => each.effectiveOn)]);
}

function get({ territory, organs }: View, id: UnitId): UnitRecord | undefined {
  return territory.units[territory.indexOf(id)] ?? organs.get(id);
}

function byCode(view: View, level: Level, code: string, on: Day): UnitRecord | undefined {
  if (level === 'ORGAN') return view.organs.byCode(code, on);
  const { territory } = view;
  for (let index = territory.firstWithCode(level, code); index !== undefined; index += 1) {
    const unit = territory.units[index];
    if (unit?.level !== level || unit.code !== code) return undefined;
    if (isValid(view, unit.id, on)) return unit;
  }
  return undefined;
}

function isValid({ territory, organs }: View, id: UnitId, on: Day): boolean {
  const index = territory.indexOf(id);
  const unit = territory.units[index] ?? organs.get(id);
  if (!unit) return false;
  if (unit.level === 'ORGAN') return organs.isValid(unit, on);
  const begun = unit.validFrom === undefined || unit.validFrom <= on;
  return begun && (unit.validTo === undefined || on < unit.validTo);
}

function nearestValidDay(unit: UnitRecord | undefined, on: Day): Day {
  if (unit?.withdrawn) return on;
  if (unit?.validFrom !== undefined && on < unit.validFrom) return unit.validFrom;
  if (unit?.validTo !== undefined && on >= unit.validTo) return addDays(unit.validTo, -1);
  return on;
}

function versionOn(view: View, id: UnitId, on: Day): UnitVersion {
  const unit = get(view, id);
  const version = unit && versionOf(unit, on);
  if (!version) throw new RangeError(`no unit ${id} in this history`);
  return version;
}

function parentOf(view: View, id: UnitId, on: Day): UnitId | undefined {
  const { territory, organs } = view;
  const unit = get(view, id);
  if (!unit) return undefined;
  const day = nearestValidDay(unit, on);
  if (unit.level === 'ORGAN') return organs.committeeOn(unit, day);
  if (unit.withdrawn) return standingOn(placeOfWithdrawn(unit, day), day, territory);
  const above = territory.frame(territory.stateOf(day)).parent[territory.indexOf(id)] ?? -1;
  return territory.units[above]?.id;
}

function ancestorsOf(view: View, id: UnitId, on: Day): readonly UnitId[] {
  const unit = get(view, id);
  const day = nearestValidDay(unit, on);
  const ancestors: UnitId[] = [];
  for (let above = parentOf(view, id, day); above !== undefined; above = parentOf(view, above, day)) {
    ancestors.push(above);
  }
  return ancestors;
}

function childrenOf(view: View, id: UnitId, on: Day): readonly UnitId[] {
  const { territory, organs } = view;
  if (!isValid(view, id, on)) return [];
  const organIds = organs.all
    .filter((organ) => organs.isValid(organ, on) && organs.committeeOn(organ, on) === id)
    .map((organ) => organ.id);
  const index = territory.indexOf(id);
  if (index < 0) return [];
  const children = childrenIn(territory.frame(territory.stateOf(on)), index);
  return [...children.map((child) => territory.units[child]!.id), ...organIds];
}

function isWithin(view: View, id: UnitId, ancestorId: UnitId, on: Day): boolean {
  if (id === ancestorId) return true;
  const { territory, organs } = view;
  const index = territory.indexOf(id);
  if (index < 0) {
    const organ = organs.get(id);
    if (!organ || !organs.isValid(organ, on)) return false;
    const committee = organs.committeeOn(organ, on);
    return committee !== undefined && isWithin(view, committee, ancestorId, on);
  }
  if (territory.units[index]!.withdrawn) {
    const above = parentOf(view, id, on);
    return above !== undefined && isWithin(view, above, ancestorId, on);
  }
  const ancestor = territory.indexOf(ancestorId);
  if (ancestor < 0 || territory.states.length === 0) return false;
  const { enter, leave } = territory.frame(territory.stateOf(on));
  const place = enter[index]!;
  return place >= 0 && enter[ancestor]! >= 0 && enter[ancestor]! <= place && place <= leave[ancestor]!;
}

function unitsWithin(view: View, ancestorId: UnitId, level: Level, on: Day): readonly UnitId[] {
  const { territory, organs } = view;
  if (level === 'ORGAN') {
    return organs.all
      .filter((organ) => organs.isValid(organ, on) && isWithin(view, organ.id, ancestorId, on))
      .map((organ) => organ.id);
  }
  const ancestor = territory.indexOf(ancestorId);
  if (ancestor < 0 || territory.states.length === 0) return [];
  const inside = insideOf(territory.frame(territory.stateOf(on)), ancestor, level);
  return Array.from(inside, (index) => territory.units[index]!.id);
}

function count(view: View, level: Level, on: Day): number {
  const { territory, organs } = view;
  if (level === 'ORGAN') return organs.all.filter((organ) => organs.isValid(organ, on)).length;
  if (territory.states.length === 0) return 0;
  return territory.frame(territory.stateOf(on)).levels.get(level)?.length ?? 0;
}

function groupTerms(terms: readonly CommitteeTerm[]): ReadonlyMap<UnitId, readonly CommitteeTerm[]> {
  const groups = new Map<UnitId, CommitteeTerm[]>();
  for (const term of terms) groups.set(term.committeeId, [...(groups.get(term.committeeId) ?? []), term]);
  for (const group of groups.values()) group.sort((a, b) => a.term - b.term || (a.from < b.from ? -1 : 1));
  return groups;
}
