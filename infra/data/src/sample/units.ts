import { addDays, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { SampleDirective } from './directives.ts';
import { REFORM_DAY } from '../successions.ts';

export interface SampleUnit {
  readonly id: UnitId;
  readonly level: Level;
}

const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

/** Units of the directive's provinces on its day of issue. */
export function unitsAtIssue(directive: SampleDirective, units: UnitHistory): readonly SampleUnit[] {
  return LEVELS.flatMap((level) =>
    directive.provinces.flatMap((province) =>
      units.unitsWithin(province, level, directive.issuedOn).map((id) => ({ id, level })),
    ),
  );
}

/** Provinces and communes that began on 2025-07-01 and hold land of the directive's provinces. */
export function unitsAfterReform(directive: SampleDirective, units: UnitHistory): readonly SampleUnit[] {
  const eve = addDays(REFORM_DAY, -1);
  const heirs = (id: UnitId): readonly UnitId[] => units.successorsOf(id).map((edge) => edge.toId);
  const ofLevel = (level: 'PROVINCE' | 'COMMUNE'): readonly SampleUnit[] => {
    const old = directive.provinces.flatMap((province) => units.unitsWithin(province, level, eve));
    return [...new Set(old.flatMap(heirs))].sort().map((id) => ({ id, level }));
  };
  return [...ofLevel('PROVINCE'), ...ofLevel('COMMUNE')];
}

/** True where the unit is there on that day and the sample set reaches so far. */
export function canAct(units: UnitHistory, id: UnitId, day: Day, last: Day): boolean {
  return day <= last && units.isValid(id, day);
}
