import { refuse } from '@trienkhai/kernel/domain-error';
import { fullName } from '@trienkhai/kernel/rules/unit-named';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { requireStanding, type Change } from './change.ts';
import { invalid, noting, type Problems } from './problems.ts';
import type { Closing, Content, Edge } from './reorganisation.ts';

interface Placed {
  readonly edge: Edge;
  readonly path: readonly string[];
  /** True where the successor is of the same level. */
  readonly sameLevel: boolean;
}

/** A unit is succeeded at its own level; only a district may go to communes. */
const TARGETS: Readonly<Record<Level, readonly Level[]>> = {
  CENTRE: [],
  PROVINCE: ['PROVINCE'],
  DISTRICT: ['DISTRICT', 'COMMUNE'],
  COMMUNE: ['COMMUNE'],
  ORGAN: [],
};

/** Edges one by one, by source and in circles; and that no unit ends without a successor or a reason. */
export function notingSuccessions(problems: Problems, change: Change, content: Content): void {
  const placed: Placed[] = [];
  content.successions.forEach((edge, index) =>
    noting(problems, () => void placed.push(place(change, edge, ['successions', String(index)]))),
  );
  for (const edges of Map.groupBy(placed, ({ edge }) => edge.fromId).values()) {
    noting(problems, () => requireConsistent(change, edges));
  }
  notingCircles(problems, placed);
  const named = new Set(content.successions.map((edge) => edge.fromId));
  content.closings.forEach(({ unitId, reason }, index) =>
    noting(problems, () =>
      requireSuccessorOrReason(change, { unitId, reason }, named.has(unitId), ['closings', String(index)]),
    ),
  );
}

function requireSuccessorOrReason(
  { before }: Change,
  { unitId, reason }: Closing,
  succeeded: boolean,
  path: readonly string[],
): void {
  if (succeeded !== (reason !== undefined)) return;
  if (succeeded) {
    throw invalid(
      [...path, 'reason'],
      'Đơn vị này có đơn vị kế thừa; bỏ lý do không có.',
      'This unit has successors; leave out the reason for having none.',
    );
  }
  const unit = before.get(unitId);
  const name = unit && fullName(unit);
  throw refuse(
    'SUCCESSOR_MISSING',
    `${name ?? 'Đơn vị này'} kết thúc mà không có đơn vị kế thừa; hãy nêu đơn vị kế thừa hoặc lý do.`,
    `${name ?? 'This unit'} ends without a successor; name one or say why there is none.`,
    { path: [...path, 'unit'], facts: { unit: unitId } },
  );
}

/** Land that comes back to where it came from on the same day has not moved: units in a circle are refused. */
function notingCircles(problems: Problems, placed: readonly Placed[]): void {
  const onward = Map.groupBy(placed, ({ edge }) => edge.fromId);
  const settled = new Set<UnitId>();
  const open = new Set<UnitId>();
  const follow = (id: UnitId): void => {
    if (settled.has(id)) return;
    open.add(id);
    for (const { edge, path } of onward.get(id) ?? []) {
      if (!open.has(edge.toId)) follow(edge.toId);
      else
        problems.push(
          invalid(
            [...path, 'to'],
            'Các đơn vị kế thừa nhau thành vòng trong cùng một ngày; hãy bỏ một chiều.',
            'Units succeed one another in a circle on the same day; leave out one direction.',
          ),
        );
    }
    open.delete(id);
    settled.add(id);
  };
  for (const id of onward.keys()) follow(id);
}

function place(change: Change, edge: Edge, path: readonly string[]): Placed {
  const from = requireStanding(change.before, edge.fromId, [...path, 'from']);
  const to = change.after.get(edge.toId);
  if (!to) {
    const unit = change.before.get(edge.toId);
    const name = unit ? ` ${fullName(unit)}` : '';
    throw refuse(
      'UNIT_NOT_VALID',
      `Đơn vị kế thừa${name} không tồn tại vào ngày ${change.on}; hãy chọn đơn vị có vào ngày đó.`,
      `The successor${name} does not exist on ${change.on}; choose a unit that is there on that day.`,
      { path: [...path, 'to'], facts: { unit: edge.toId, on: change.on } },
    );
  }
  if (edge.fromId === edge.toId || !TARGETS[from.level].includes(to.level)) {
    throw invalid(
      [...path, 'to'],
      'Đơn vị kế thừa phải là đơn vị khác cùng cấp; chỉ huyện mới chuyển thành xã.',
      'A successor is another unit of the same level; only a district may go to communes.',
    );
  }
  return { edge, path, sameLevel: from.level === to.level };
}

/** The edges of one source: distinct, whole only for a sole successor, one default (districts: one or more). */
function requireConsistent(change: Change, edges: readonly Placed[]): void {
  const first = edges[0]!;
  const targets = new Set<string>();
  for (const { edge, path } of edges) {
    if (targets.has(edge.toId)) {
      throw invalid(
        [...path, 'to'],
        'Cặp đơn vị này đã có trong danh sách.',
        'This pair of units is already in the list.',
      );
    }
    targets.add(edge.toId);
    const sole = edges.length === 1 && change.ending.has(edge.fromId);
    if (edge.share === 'WHOLE' && !sole) {
      throw invalid(
        [...path, 'share'],
        'Chỉ đơn vị kết thúc và có đúng một đơn vị kế thừa mới được nhập toàn bộ.',
        'Only a unit that ends and has a single successor goes to it as a whole.',
      );
    }
    if (edge.share === 'PART' && sole && first.sameLevel) {
      throw invalid(
        [...path, 'share'],
        'Đơn vị chỉ có một đơn vị kế thừa thì nhập toàn bộ.',
        'A unit with a single successor goes to it as a whole.',
      );
    }
  }
  const defaults = edges.filter(({ edge }) => edge.default);
  if (defaults.length === 1 || (defaults.length > 1 && !first.sameLevel)) return;
  throw invalid(
    [...(defaults[1] ?? first).path, 'default'],
    'Mỗi đơn vị cần đúng một đơn vị kế thừa mặc định.',
    'Every unit has exactly one default successor.',
  );
}
