import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireText } from '@trienkhai/kernel/rules/text';
import { fullName } from '@trienkhai/kernel/rules/unit-named';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Country, UnitState } from './country.ts';
import { invalid, noting, type Problems } from './problems.ts';
import type { Content } from './reorganisation.ts';

/** The country as a reorganisation finds it and leaves it; filled while the reorganisation is checked. */
export interface Change {
  readonly before: Country;
  readonly on: Day;
  /** True: nothing was recorded before this state. */
  readonly first: boolean;
  /** Valid units once it is applied. */
  readonly after: Map<UnitId, UnitState>;
  /** `<level>:<code>` of each of them. */
  readonly bearers: Map<string, UnitId>;
  /** Units that it ends, by their place among the closings. */
  readonly ending: ReadonlyMap<UnitId, number>;
}

/** The change once its closings are taken out. */
export function beginChange(before: Country, on: Day, { closings }: Content, problems: Problems): Change {
  const after = new Map<UnitId, UnitState>();
  for (const [id, unit] of before) {
    if (unit.endedOn === undefined) after.set(id, unit);
  }
  const ending = new Map<UnitId, number>();
  closings.forEach(({ unitId, reason }, index) =>
    noting(problems, () => {
      const path = ['closings', String(index)];
      const unit = requireStanding(before, unitId, [...path, 'unit']);
      if (unit.level === 'CENTRE' || ending.has(unitId)) {
        throw invalid([...path, 'unit'], 'Không thể kết thúc đơn vị này.', 'This unit cannot be ended here.');
      }
      ending.set(unitId, index);
      after.delete(unitId);
      if (reason !== undefined) requireText(reason, 'reason', [...path, 'reason']);
    }),
  );
  const bearers = new Map([...after].map(([id, { level, code }]) => [`${level}:${code}`, id]));
  return { before, on, first: before.size === 0, after, bearers, ending };
}

/** A unit that the country has on the eve of the new state. */
export function requireStanding(before: Country, id: UnitId, path: readonly string[]): UnitState {
  const unit = before.get(id);
  if (unit && unit.endedOn === undefined) return unit;
  if (!unit) {
    throw refuse('UNIT_UNKNOWN', 'Không có đơn vị này.', 'There is no such unit.', {
      path,
      facts: { unit: id },
    });
  }
  throw refuse(
    'UNIT_NOT_VALID',
    `${fullName(unit)} đã kết thúc ngày ${unit.endedOn}.`,
    `${fullName(unit)} ended on ${unit.endedOn}.`,
    { path, facts: { unit: id, validTo: unit.endedOn ?? '' } },
  );
}
