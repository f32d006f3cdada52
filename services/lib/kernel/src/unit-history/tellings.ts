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
  for (const telling of tellings) {
    if (telling.corrections > corrections || inForce.includes(telling)) continue;
    for (const change of telling.changes) {
      const unit = withdrawnUnit(change);
      if (unit && !units.has(unit.id)) units.set(unit.id, unit);
    }
  }
  return buildTerritory(
    [...units.values()],
    successions,
    inForce.map((telling) => telling.effectiveOn),
  );
}
