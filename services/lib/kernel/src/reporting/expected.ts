import type { Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import { heirsOn, unitsIn } from '../unit-history/heirs.ts';
import { lostNeighbours } from '../unit-history/lost-neighbours.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { unitsDayOf, type ReportingPeriod } from './period.ts';

/** Who is asked to report, by level in the order of LEVELS: the units of one day, each named once. */
export type Expected = ReadonlyMap<Level, readonly UnitId[]>;

/** Whom the period asks as of `on`: its last day's units, while it runs those of the day itself. */
export function expectedOn(period: ReportingPeriod, history: UnitHistory, on: Day): Expected {
  const day = unitsDayOf(period, on);
  const { levels, unitIds } = period.reporters;
  const asked = LEVELS.filter((level) => levels.includes(level));
  if (unitIds.length > 0) {
    const heirs = [...new Set(unitIds.flatMap((id) => heirsOn(id, history, day)))].sort();
    return new Map(asked.map((level) => [level, heirs.filter((id) => history.get(id)?.level === level)]));
  }
  const owner = history.get(period.ownerId);
  const territory = owner?.level === 'ORGAN' ? owner.committeeId : owner?.id;
  if (territory === undefined) return new Map(asked.map((level) => [level, []]));
  return new Map(asked.map((level) => [level, unitsIn(territory, level, history, day)]));
}

/**
 * Everybody whose report can bear on these units: they themselves, those that they came from, those that
 * came after them by `on`, and neighbours that were lost to nobody knows whom.
 */
export function filersFor(units: Iterable<UnitId>, history: UnitHistory, on: Day): ReadonlySet<UnitId> {
  const filers = new Set<UnitId>();
  for (const id of units) {
    filers.add(id);
    addAncestry(id, history, on, filers);
    if (history.isValid(id, on)) continue;
    for (const heir of heirsOn(id, history, on)) filers.add(heir);
  }
  return filers;
}

function addAncestry(id: UnitId, history: UnitHistory, on: Day, into: Set<UnitId>): void {
  const level = history.get(id)?.level;
  const before = [
    ...history.predecessorsOf(id).flatMap((edge) => (edge.on <= on ? [edge.fromId] : [])),
    ...(lostNeighbours(history).get(id) ?? []).map(({ unitId }) => unitId),
  ];
  for (const each of before) {
    if (into.has(each) || history.get(each)?.level !== level) continue;
    into.add(each);
    addAncestry(each, history, on, into);
  }
}
