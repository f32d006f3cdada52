import type { Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitHistory, UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';
import type { AsOf, Read } from './read.ts';
import { isGiven } from './given.ts';

/** Snapshot of units from which a part of the answer is given. */
export function unitsOf({ read, knownAt }: AsOf): UnitHistory {
  return read.units(knownAt);
}

/**
 * The day on which a field about one unit answers. An explicit day outside the unit's validity is refused;
 * a missing or inherited one moves to the unit's nearest valid day.
 */
export function dayFor(asOf: AsOf, unitId: UnitId, explicit: Day | null | undefined): Day {
  const units = unitsOf(asOf);
  if (!isGiven(explicit)) return units.nearestValidDay(unitId, asOf.on);
  if (!units.isValid(unitId, explicit)) throw unitNotValid(units, unitId, explicit);
  return explicit;
}

export interface AsOfArguments {
  readonly on?: Day | null | undefined;
  readonly knownAt?: string | null | undefined;
}

/** The two times of a question; today and all that is known where they are left out. */
export function asOfAsked(read: Read, { on, knownAt }: AsOfArguments): AsOf {
  return { read, on: on ?? read.today, knownAt: isGiven(knownAt) ? new Date(knownAt) : undefined };
}

/** The unit of an argument; throws UNIT_UNKNOWN. */
export function knownUnit(units: UnitHistory, id: UnitId, argument: string): UnitRecord {
  const unit = units.get(id);
  if (unit) return unit;
  throw refuse(
    'UNIT_UNKNOWN',
    `Không có đơn vị mang mã định danh "${id}". Tra lại bằng truy vấn units.`,
    `There is no unit with the id "${id}". Look it up with the query units.`,
    { path: [argument], facts: { id } },
  );
}

/** Where an argument `within` and a day are taken together: the country keeps any day. */
export function scopeOf(
  read: Read,
  args: { readonly within?: UnitId | null | undefined; readonly on?: Day | null | undefined },
  inherited: { readonly on: Day; readonly knownAt?: Date | undefined },
): { readonly within: UnitId | undefined; readonly asOf: AsOf } {
  const outer = { ...inherited, read };
  if (!isGiven(args.within)) return { within: undefined, asOf: { ...outer, on: args.on ?? inherited.on } };
  knownUnit(unitsOf(outer), args.within, 'within');
  return { within: args.within, asOf: { ...outer, on: dayFor(outer, args.within, args.on) } };
}

function unitNotValid(units: UnitHistory, id: UnitId, on: Day): DomainError {
  const { validFrom = '', validTo = '' } = units.get(id) ?? {};
  const successors = units.successorsOf(id).map(({ toId }) => toId);
  const predecessors = units.predecessorsOf(id).map(({ fromId }) => fromId);
  const span = {
    vi: [validFrom && `từ ${validFrom}`, validTo && `đến hết ngày trước ${validTo}`]
      .filter(Boolean)
      .join(' '),
    en: [validFrom && `from ${validFrom}`, validTo && `until the day before ${validTo}`]
      .filter(Boolean)
      .join(' '),
  };
  return refuse(
    'UNIT_NOT_VALID',
    `Ngày ${on}, đơn vị ${id} không có hiệu lực (chỉ ${span.vi}). Chọn ngày khác hoặc đơn vị kế thừa.`,
    `On ${on} the unit ${id} is not valid (only ${span.en}). Choose another day or a successor.`,
    {
      path: ['on'],
      facts: {
        unit: id,
        validFrom,
        validTo,
        successors: successors.join(','),
        predecessors: predecessors.join(','),
      },
    },
  );
}
