import { refuse } from '@trienkhai/kernel/domain-error';
import type { Level } from '@trienkhai/kernel/vocabulary';
import {
  invalid,
  requireStanding,
  type ApplyReorganisation,
  type Change,
  type Edge,
} from './reorganisation.ts';

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

/** Checks the edges one by one and by source, and that no unit ends without a successor or a reason. */
export function requireSuccessions(change: Change, command: ApplyReorganisation): void {
  const placed = command.successions.map((edge, index) =>
    place(change, edge, ['successions', String(index)]),
  );
  const bySource = Map.groupBy(placed, ({ edge }) => edge.fromId);
  for (const edges of bySource.values()) requireConsistent(change, edges);
  command.closings.forEach(({ unitId, reason }, index) => {
    const succeeded = bySource.has(unitId);
    if (succeeded !== (reason !== undefined)) return;
    const path = ['closings', String(index), succeeded ? 'reason' : 'unit'];
    if (succeeded) {
      throw invalid(
        path,
        'Đơn vị này có đơn vị kế thừa; bỏ lý do không có.',
        'This unit has successors; leave out the reason for having none.',
      );
    }
    throw refuse(
      'SUCCESSOR_MISSING',
      `Đơn vị ${unitId} kết thúc mà không có đơn vị kế thừa; hãy nêu đơn vị kế thừa hoặc lý do.`,
      `The unit ${unitId} ends without a successor; name one or say why there is none.`,
      { path, facts: { unit: unitId } },
    );
  });
}

function place(change: Change, edge: Edge, path: readonly string[]): Placed {
  const from = requireStanding(change.territory, edge.fromId, [...path, 'from']);
  const to = change.after.get(edge.toId);
  if (!to) {
    throw refuse(
      'UNIT_NOT_VALID',
      `Đơn vị kế thừa ${edge.toId} không tồn tại vào ngày ${change.on}.`,
      `The successor ${edge.toId} does not exist on ${change.on}.`,
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
