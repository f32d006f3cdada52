import type { Day } from '../day.ts';
import type { UnitRecord, UnitVersion } from '../unit-history.ts';
import type { Level } from '../vocabulary.ts';

/**
 * The country's tree in one dated state, by unit index. A unit's subtree is the run of preorder numbers
 * from `enter` to `leave`, so "is inside" is two comparisons.
 */
export interface Frame {
  /** Preorder number, -1 where the unit is not valid in this state. */
  readonly enter: Int32Array;
  /** Last preorder number inside the unit. */
  readonly leave: Int32Array;
  readonly parent: Int32Array;
  /** Unit index by preorder number. */
  readonly order: Int32Array;
  /** Preorder numbers of each level's units, ascending. */
  readonly levels: ReadonlyMap<Level, Int32Array>;
}

/** `units` in code order; `indexOf` answers -1 for a unit that is not among them. */
export function buildFrame(units: readonly UnitRecord[], indexOf: (id: string) => number, day: Day): Frame {
  const parent = new Int32Array(units.length).fill(-1);
  const children: number[][] = [];
  const roots: number[] = [];
  units.forEach((unit, index) => {
    if (!isValidOn(unit, day)) return;
    const parentId = versionOf(unit, day)?.parentId;
    const above = parentId === undefined ? -1 : indexOf(parentId);
    const placed = above >= 0 && isValidOn(units[above]!, day);
    parent[index] = placed ? above : -1;
    if (placed) (children[above] ??= []).push(index);
    else roots.push(index);
  });
  return { parent, ...number(units, roots, children) };
}

function number(
  units: readonly UnitRecord[],
  roots: readonly number[],
  children: readonly (readonly number[] | undefined)[],
): Omit<Frame, 'parent'> {
  const enter = new Int32Array(units.length).fill(-1);
  const leave = new Int32Array(units.length).fill(-1);
  const order: number[] = [];
  const levels = new Map<Level, number[]>();
  const visit = (index: number): void => {
    const position = order.push(index) - 1;
    enter[index] = position;
    const { level } = units[index]!;
    const sameLevel = levels.get(level);
    if (sameLevel) sameLevel.push(position);
    else levels.set(level, [position]);
    children[index]?.forEach(visit);
    leave[index] = order.length - 1;
  };
  roots.forEach(visit);
  const packed = [...levels].map(([level, positions]) => [level, Int32Array.from(positions)] as const);
  return { enter, leave, order: Int32Array.from(order), levels: new Map(packed) };
}

function isValidOn(unit: UnitRecord, day: Day): boolean {
  const first = unit.versions[0];
  return first !== undefined && first.from <= day && (unit.validTo === undefined || day < unit.validTo);
}

/** The version in force on that day, or the first one when the day comes before it. */
export function versionOf(unit: UnitRecord, day: Day): UnitVersion | undefined {
  return unit.versions.findLast((version) => version.from <= day) ?? unit.versions[0];
}

/** Units of one level inside `ancestor`, as indexes in code order. */
export function insideOf(frame: Frame, ancestor: number, level: Level): Int32Array {
  const positions = frame.levels.get(level);
  const first = frame.enter[ancestor] ?? -1;
  if (!positions || first < 0) return new Int32Array();
  const from = lowerBound(positions, first);
  const to = lowerBound(positions, frame.leave[ancestor]! + 1);
  return positions
    .slice(from, to)
    .map((position) => frame.order[position]!)
    .sort();
}

/** Direct children of a unit, as indexes in code order. */
export function childrenIn(frame: Frame, unit: number): number[] {
  const children: number[] = [];
  const end = frame.leave[unit] ?? -1;
  for (let position = (frame.enter[unit] ?? -1) + 1; position <= end && end >= 0;) {
    const child = frame.order[position]!;
    children.push(child);
    position = frame.leave[child]! + 1;
  }
  return children;
}

function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
