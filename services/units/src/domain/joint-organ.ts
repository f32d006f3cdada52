import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDistinct, requireLength } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import { FIRST_KNOWN_DAY, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';

/** A stretch of days; `validFrom` undefined: its start is unknown, `validTo` exclusive, undefined: it lasts. */
interface Span {
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | undefined;
}

interface Joint extends Span {
  readonly jointOf: readonly UnitId[];
  readonly oneHead?: boolean | undefined;
}

/** The organs that act as one: two or more, valid on the first day, none of them in two joint organs at once. */
export function checkJoint(joint: Joint, units: UnitHistory): Pick<Joint, 'jointOf' | 'oneHead'> {
  const { jointOf, validFrom } = joint;
  if (jointOf.length === 0) return { jointOf: [], oneHead: undefined };
  requireLength(jointOf, ['jointOf'], 2);
  requireDistinct(jointOf, (id) => id, ['jointOf']);
  for (const [index, id] of jointOf.entries()) {
    const path = ['jointOf', String(index)];
    if (requireUnit(units, id, validFrom ?? FIRST_KNOWN_DAY, path).level !== 'ORGAN') throw noOrgan(path);
    const other = jointWith(id, joint, units);
    if (other !== undefined) throw alreadyJoint(other, path);
  }
  return { jointOf: [...jointOf], oneHead: joint.oneHead ?? true };
}

/** True where two spans share a day; an unknown start reaches back without end. */
export function overlap(a: Span, b: Span): boolean {
  const endsBefore = (one: Span, other: Span) =>
    one.validTo !== undefined && other.validFrom !== undefined && one.validTo <= other.validFrom;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

function jointWith(id: UnitId, span: Span, units: UnitHistory): UnitId | undefined {
  for (const unit of units.all()) {
    if (unit.jointOf?.includes(id) && overlap(unit, span)) return unit.id;
  }
  return undefined;
}

function noOrgan(path: readonly string[]) {
  return refuse(
    'INVALID_ARGUMENT',
    'Chỉ cơ quan mới hợp thành cơ quan chung; hãy nêu mã định danh của cơ quan.',
    'Only organs make up a joint organ; give the id of an organ.',
    { path },
  );
}

function alreadyJoint(unit: UnitId, path: readonly string[]) {
  return refuse(
    'UNIT_EXISTS',
    'Cơ quan này đang thuộc một cơ quan chung khác trong thời gian đó; hãy kết thúc cơ quan chung kia trước.',
    'This organ belongs to another joint organ during that time; close that one first.',
    { path, facts: { unit } },
  );
}
