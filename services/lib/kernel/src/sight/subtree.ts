import type { Day } from '../day.ts';
import { oncePer } from '../once-per.ts';
import { levelOfId, type UnitHistory, type UnitId } from '../unit-history.ts';
import { annexesOf, everBelow } from '../unit-history/placed.ts';
import { reachedFrom } from '../unit-history/reach.ts';
import { LEVELS } from '../vocabulary.ts';

/** What is read from the place of one unit. */
export interface Subtree {
  /** Itself, what lies or ever lay in it, and what ended in any of these: all that lies in one of them is one of them. */
  readonly territories: ReadonlySet<UnitId>;
  /** The same with the units of a level above that ended in them: a commune reads what its district recorded, not the district's other communes. */
  readonly units: ReadonlySet<UnitId>;
}

interface Kept {
  /** Subtrees of another day are not asked about again. */
  today: Day | undefined;
  readonly subtrees: Map<UnitId, Subtree>;
}

const keptOf = oncePer<UnitHistory, Kept>(() => ({ today: undefined, subtrees: new Map() }));

/** As it is known `today`; kept per history and day. */
export function subtreeOf(unitId: UnitId, history: UnitHistory, today: Day): Subtree {
  const kept = keptOf(history);
  if (kept.today !== today) {
    kept.today = today;
    kept.subtrees.clear();
  }
  let subtree = kept.subtrees.get(unitId);
  if (!subtree) kept.subtrees.set(unitId, (subtree = gather(unitId, history, today)));
  return subtree;
}

function gather(unitId: UnitId, history: UnitHistory, today: Day): Subtree {
  const { withdrawn } = annexesOf(history);
  const ended = (id: UnitId) => endedIn(id, history, today);
  const states = history.states.filter((state) => state <= today);
  const land = reachedFrom([unitId], (id) => [
    ...ended(id).filter((before) => !isAbove(before, unitId)),
    ...(withdrawn.get(id) ?? []),
    ...everBelow(history, id, states),
  ]);
  const past = reachedFrom([...land].flatMap(ended), ended);
  return {
    territories: withOrgans(land, history),
    units: withOrgans(new Set([...land, ...past]), history),
  };
}

/** Its predecessors that ended with the succession, whole or in parts; who gave it land and goes on keeps its records. */
function endedIn(unitId: UnitId, history: UnitHistory, today: Day): readonly UnitId[] {
  return history
    .predecessorsOf(unitId)
    .filter(({ fromId, on }) => on <= today && history.get(fromId)?.validTo === on)
    .map(({ fromId }) => fromId);
}

function isAbove(id: UnitId, other: UnitId): boolean {
  return LEVELS.indexOf(levelOfId(id)!) < LEVELS.indexOf(levelOfId(other)!);
}

/** Organs are read with their committee; one in which several act, with each of these. */
function withOrgans(land: ReadonlySet<UnitId>, history: UnitHistory): ReadonlySet<UnitId> {
  const { organs } = annexesOf(history);
  const units = new Set(land);
  for (const id of land) for (const organ of organs.get(id) ?? []) units.add(organ);
  for (const { id, jointOf } of jointOrgansOf(history)) {
    if (jointOf.some((member) => units.has(member))) units.add(id);
  }
  return units;
}

const jointOrgansOf = oncePer((history: UnitHistory) =>
  [...history.all()].flatMap(({ id, jointOf }) => (jointOf ? [{ id, jointOf }] : [])),
);
