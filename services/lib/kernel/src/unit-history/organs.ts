import type { Day } from '../day.ts';
import type { UnitId, UnitRecord } from '../unit-history.ts';
import type { Territory } from './territory.ts';

/** Organs beside the territory: boards, centres, committees of agencies, forces and firms. */
export interface OrganIndex {
  readonly all: readonly UnitRecord[];
  get(id: UnitId): UnitRecord | undefined;
  byCode(code: string, on: Day): UnitRecord | undefined;
  isValid(organ: UnitRecord, on: Day): boolean;
  /** The joint organ in which the organ acts on that day. */
  jointOn(id: UnitId, on: Day): UnitRecord | undefined;
  /**
   * The committee an organ belongs to on that day: its own, and once that one has ended, its default
   * successor of the same level. Undefined when there is none: the organ then lies in no unit.
   */
  committeeOn(organ: UnitRecord, on: Day): UnitId | undefined;
}

/** `organs` in any order; they are answered in code order. */
export function indexOrgans(organs: readonly UnitRecord[], territory: Territory): OrganIndex {
  const all = [...organs].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1));
  const byId = new Map(all.map((organ) => [organ.id, organ]));
  const byCode = new Map<string, UnitRecord[]>();
  const joint = all.filter((organ) => organ.jointOf !== undefined);
  for (const organ of all) byCode.set(organ.code, [...(byCode.get(organ.code) ?? []), organ]);
  return {
    all,
    get: (id) => byId.get(id),
    byCode: (code, on) => byCode.get(code)?.find((organ) => isValid(organ, on)),
    isValid,
    jointOn: (id, on) => joint.find((organ) => organ.jointOf?.includes(id) && isValid(organ, on)),
    committeeOn: (organ, on) => standingOn(organ.committeeId, on, territory),
  };
}

function isValid(organ: UnitRecord, on: Day): boolean {
  const begun = organ.validFrom === undefined || organ.validFrom <= on;
  return begun && (organ.validTo === undefined || on < organ.validTo);
}

/** Where a unit that never began counts: in the one that really began, once it has; else in the one above. */
export function placeOfWithdrawn({ begunAs, versions }: UnitRecord, on: Day): UnitId | undefined {
  const hasBegun = begunAs !== undefined && firstDayOf(begunAs) <= on;
  return hasBegun ? begunAs : versions[0]?.parentId;
}

/** The day that the id of a unit ends in. */
export function firstDayOf(id: UnitId): Day {
  return id.slice(id.lastIndexOf(':') + 1);
}

/** The unit, and once it has ended its default successor of the same level; of a withdrawn one, where it counts. */
export function standingOn(start: UnitId | undefined, on: Day, territory: Territory): UnitId | undefined {
  let id = start;
  while (id !== undefined) {
    const unit: UnitRecord | undefined = territory.units[territory.indexOf(id)];
    if (!unit) return undefined;
    if (unit.withdrawn) id = placeOfWithdrawn(unit, on);
    else if (unit.validTo === undefined || on < unit.validTo) return id;
    else id = successorOfSameLevel(unit, territory);
  }
  return undefined;
}

function successorOfSameLevel(unit: UnitRecord, territory: Territory): UnitId | undefined {
  const later = territory.successorsOf(unit.id).filter((edge) => edge.on === unit.validTo && edge.default);
  return later.find((edge) => territory.units[territory.indexOf(edge.toId)]?.level === unit.level)?.toId;
}
