import type { UnitId } from '../unit-history.ts';

/** The units and all to which `onward` leads from them, however far; nearest first, each once. */
export function reachedFrom(
  start: Iterable<UnitId>,
  onward: (id: UnitId) => Iterable<UnitId>,
): ReadonlySet<UnitId> {
  const reached = new Set(start);
  // A set is walked to its end, with what is added on the way.
  for (const id of reached) {
    for (const next of onward(id)) reached.add(next);
  }
  return reached;
}
