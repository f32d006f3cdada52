import { compareText } from '../compare-text.ts';
import type { Day } from '../day.ts';
import type { Succession, UnitId, UnitRecord } from '../unit-history.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { buildFrame, type Frame } from './frame.ts';
import { keepNewest } from './kept.ts';
import { firstDayOf } from './organs.ts';

/** Territorial units and their successions, immutable, with one numbered tree per dated state. */
export interface Territory {
  /** By level, code and first day: the order of indexes is the order of codes. */
  readonly units: readonly UnitRecord[];
  readonly states: readonly Day[];
  /** -1: no such unit. */
  indexOf(id: UnitId): number;
  /** Index of the first identity with this code; the others follow it. */
  firstWithCode(level: Level, code: string): number | undefined;
  /** The state in force on that day; days before the first state are answered with the first. */
  stateOf(day: Day): number;
  frame(state: number): Frame;
  predecessorsOf(id: UnitId): readonly Succession[];
  successorsOf(id: UnitId): readonly Succession[];
  /** The same territory with the changes of these days alone. */
  only(days: ReadonlySet<Day>): Territory;
}

const NONE: readonly Succession[] = [];
const MOST_RESTRICTED = 16;

/** `states` ascending. Trees are numbered when first asked for. */
export function buildTerritory(
  records: readonly UnitRecord[],
  successions: readonly Succession[],
  states: readonly Day[],
): Territory {
  const units = [...records].sort(byLevelCodeDay);
  const indexes = new Map(units.map((unit, index) => [unit.id, index]));
  const indexOf = (id: UnitId): number => indexes.get(id) ?? -1;
  const codes = firstByCode(units);
  const frames: Frame[] = [];
  const restricted = keepNewest<string, Territory>(MOST_RESTRICTED);
  const predecessors = groupBy(successions, (edge) => edge.toId);
  const successors = groupBy(successions, (edge) => edge.fromId);
  return {
    units,
    states,
    indexOf,
    firstWithCode: (level, code) => codes.get(level)?.get(code),
    stateOf: (day) => stateOf(states, day),
    frame: (state) => (frames[state] ??= buildFrame(units, indexOf, states[state] ?? '')),
    predecessorsOf: (id) => predecessors.get(id) ?? NONE,
    successorsOf: (id) => successors.get(id) ?? NONE,
    only(days) {
      const known = states.filter((day) => days.has(day));
      return restricted(known.join(), () => {
        const edges = successions.filter((edge) => days.has(edge.on));
        return buildTerritory(
          units.flatMap((unit) => restrict(unit, days)),
          edges,
          known,
        );
      });
    },
  };
}

/** A unit without the changes of the other days; nothing if it began on one of them. */
function restrict(unit: UnitRecord, days: ReadonlySet<Day>): readonly UnitRecord[] {
  if (unit.withdrawn) return [days.has(firstDayOf(unit.begunAs ?? '')) ? unit : withoutBeginning(unit)];
  const endKnown = unit.validTo === undefined || days.has(unit.validTo);
  if (endKnown && unit.versions.every((version) => days.has(version.from))) return [unit];
  const kept = unit.versions.filter((version) => days.has(version.from));
  if (kept[0]?.from !== unit.versions[0]?.from) return [];
  const validTo = endKnown ? unit.validTo : undefined;
  const versions = kept.map((version, index) => ({ ...version, to: kept[index + 1]?.from ?? validTo }));
  return [{ ...unit, validTo, versions, successorsKnown: endKnown ? unit.successorsKnown : true }];
}

function withoutBeginning({ begunAs: _begunAs, ...unit }: UnitRecord): UnitRecord {
  return unit;
}

function byLevelCodeDay(a: UnitRecord, b: UnitRecord): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    compareText(a.code, b.code) ||
    compareText(a.id, b.id)
  );
}

function firstByCode(units: readonly UnitRecord[]): ReadonlyMap<Level, ReadonlyMap<string, number>> {
  const codes = new Map<Level, Map<string, number>>(LEVELS.map((level) => [level, new Map()]));
  units.forEach(({ level, code }, index) => {
    const ofLevel = codes.get(level)!;
    if (!ofLevel.has(code)) ofLevel.set(code, index);
  });
  return codes;
}

function stateOf(states: readonly Day[], day: Day): number {
  let low = 0;
  let high = states.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (states[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function groupBy(
  edges: readonly Succession[],
  key: (edge: Succession) => UnitId,
): ReadonlyMap<UnitId, readonly Succession[]> {
  const groups = new Map<UnitId, Succession[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group) group.push(edge);
    else groups.set(key(edge), [edge]);
  }
  return groups;
}
