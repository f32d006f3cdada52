import type { Day } from '../day.ts';
import type { Succession, UnitId, UnitRecord } from '../unit-history.ts';
import { foldChanges, withdrawnUnit, type Change } from './changes.ts';
import type { Recorded } from './record.ts';
import { buildTerritory, type Territory } from './territory.ts';

/** A dated state of the country as one commit told it: as first decided, or as a correction has it. */
export interface Telling {
  readonly effectiveOn: Day;
  readonly issuedOn: Day;
  /** How many corrections of the country's history must be known for this telling to count. */
  readonly corrections: number;
  /** True: the correction says that it does not take place at all. */
  readonly cancelled: boolean;
  /** Of a cancelled one: the day on which the same takes place instead. */
  readonly movedTo?: Day | undefined;
  readonly changes: Change[];
  /** Version of the event of each change. */
  readonly versions: number[];
  readonly decrees: readonly string[];
  /** The event that began it: of a correction, that one. */
  readonly recorded: Recorded;
  /** Why it was put right; undefined: it was told without a correction. */
  readonly reason: string | undefined;
}

/** Of each day the newest telling that counts once `corrections` corrections are known, by day. */
export function tellingsInForce(tellings: readonly Telling[], corrections: number): readonly Telling[] {
  const byDay = new Map<Day, Telling>();
  for (const telling of tellings) {
    if (telling.corrections <= corrections) byDay.set(telling.effectiveOn, telling);
  }
  return [...byDay.values()]
    .filter((telling) => !telling.cancelled)
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
}

/** The territory as these tellings leave it; units that only a corrected one opened stay as withdrawn. */
export function territoryOf(tellings: readonly Telling[], corrections: number): Territory {
  const inForce = tellingsInForce(tellings, corrections);
  const units = new Map<UnitId, UnitRecord>();
  const successions: Succession[] = [];
  for (const { changes } of inForce) foldChanges(changes, units, successions);
  const known = tellings.filter((telling) => telling.corrections <= corrections);
  for (const telling of known) {
    if (inForce.includes(telling)) continue;
    const movedTo = realDay(telling.effectiveOn, known);
    for (const change of telling.changes) {
      const unit = withdrawnUnit(change);
      if (unit && !units.has(unit.id)) units.set(unit.id, begunOn(movedTo, unit, units));
    }
  }
  return buildTerritory(
    [...units.values()],
    successions,
    inForce.map((telling) => telling.effectiveOn),
  );
}

/** Where the newest telling of a day says that it takes place instead, and that of the other day, and so on. */
function realDay(day: Day, known: readonly Telling[]): Day | undefined {
  const movedTo = known.findLast(({ effectiveOn }) => effectiveOn === day)?.movedTo;
  return movedTo === undefined ? undefined : (realDay(movedTo, known) ?? movedTo);
}

/** Units of the real day bear it in their id, and are otherwise named as those of the wrong one. */
function begunOn(
  movedTo: Day | undefined,
  unit: UnitRecord,
  units: ReadonlyMap<UnitId, UnitRecord>,
): UnitRecord {
  const begunAs = `${unit.id.slice(0, unit.id.lastIndexOf(':'))}:${movedTo}`;
  return movedTo !== undefined && units.has(begunAs) ? { ...unit, begunAs } : unit;
}
