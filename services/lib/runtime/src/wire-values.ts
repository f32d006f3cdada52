import { refuse } from '@trienkhai/kernel/domain-error';
import type { Headcount } from '@trienkhai/kernel/headcount';
import type { StatedPeriod } from '@trienkhai/kernel/rules/day';
import type { Path } from '@trienkhai/kernel/rules/text';
import type * as proto from '@trienkhai/proto/trienkhai/common/v1/types';
import { fromProto, toProto } from './proto-enums.ts';

const NODE_KEY = /^[\w-]{1,100}$/;

/** A field that the message must carry; INVALID_ARGUMENT otherwise. */
export function requireField<T>(value: T | undefined, path: Path): T {
  if (value !== undefined) return value;
  throw refuse(
    'INVALID_ARGUMENT',
    'Thiếu mục này, hoặc giá trị không nằm trong danh sách cho phép.',
    'This field is missing, or its value is not one of those allowed.',
    { path },
  );
}

/** Head-counts of a message; a missing qualifier means exact. */
export function readHeadcounts(people: readonly proto.Headcount[], path: Path): readonly Headcount[] {
  return people.map((count, index) => ({
    unit: requireField(fromProto.headcountUnit(count.unit), [...path, String(index), 'unit']),
    value: count.value,
    qualifier: fromProto.qualifier(count.qualifier) ?? 'EXACT',
    expected: count.expected,
    percentStated: count.percentStated,
  }));
}

export function writeHeadcounts(people: readonly Headcount[]): proto.Headcount[] {
  return people.map((count) => ({
    ...count,
    unit: toProto.headcountUnit(count.unit),
    qualifier: toProto.qualifier(count.qualifier),
  }));
}

export function readPeriod(period: proto.Period | undefined, path: Path): StatedPeriod {
  const { from, to, closed, label } = requireField(period, path);
  return { from, to, closed, label };
}

/** True for an id of that kind of node (`session:4f0c…`): only then may its stream be opened. */
export function isNodeId(id: string, kind: string): boolean {
  return id.startsWith(`${kind}:`) && NODE_KEY.test(id.slice(kind.length + 1));
}
