import type { JsonObject } from '../envelope.ts';
import { sameValue } from '../same-value.ts';
import type { Succession, UnitId, UnitRecord } from '../unit-history.ts';
import { foldChanges, type Change } from './changes.ts';
import { given, UNITS_EVENTS, type RecordedFact } from './record.ts';
import { tellingsInForce, type Telling } from './tellings.ts';

/** What was recorded of a territorial unit: each of its own events, and each correction that changed it. */
export function recordOfTerritorial(tellings: readonly Telling[], id: UnitId): readonly RecordedFact[] {
  const facts: RecordedFact[] = [];
  let told: readonly Telling[] = [];
  for (const commit of commitsOf(tellings.map((telling) => partOf(telling, id)))) {
    const before = told;
    told = [...told, ...commit];
    if (commit[0]!.reason === undefined)
      facts.push(...commit.flatMap((each) => plainFacts(before, each, id)));
    else facts.push(...correctionFacts(before, told, commit, id));
  }
  return facts;
}

/** A correction that moves a day tells of two days in one commit. */
function commitsOf(tellings: readonly Telling[]): Iterable<readonly Telling[]> {
  return Map.groupBy(tellings, ({ recorded }) => recorded.version).values();
}

function partOf(telling: Telling, id: UnitId): Telling {
  const own = telling.changes.map(concerns(id));
  return {
    ...telling,
    changes: telling.changes.filter((_, index) => own[index]),
    versions: telling.versions.filter((_, index) => own[index]),
  };
}

function concerns(id: UnitId): (change: Change) => boolean {
  return (change) =>
    change.type === 'succeeded' ? change.fromId === id || change.toId === id : change.unitId === id;
}

function plainFacts(before: readonly Telling[], telling: Telling, id: UnitId): readonly RecordedFact[] {
  const { recorded, effectiveOn, decrees, changes, versions } = telling;
  return changes.map((change, index) => ({
    ...recorded,
    version: versions[index]!,
    type: typeOf(change),
    reason: change.type === 'closed' ? change.reason : undefined,
    effectiveOn,
    decrees,
    after: standing([...before, { ...telling, changes: changes.slice(0, index + 1) }], id),
  }));
}

function correctionFacts(
  before: readonly Telling[],
  told: readonly Telling[],
  commit: readonly Telling[],
  id: UnitId,
): readonly RecordedFact[] {
  const [stood, after] = [standing(before, id), standing(told, id)];
  if (sameValue(stood, after)) return [];
  const { recorded, reason, effectiveOn, decrees } = commit.at(-1)!;
  return [
    { ...recorded, type: `${UNITS_EVENTS}ReorganisationCorrected`, reason, effectiveOn, decrees, after },
  ];
}

/** The unit as these tellings leave it; null: they say that there is no such unit. */
function standing(tellings: readonly Telling[], id: UnitId): JsonObject | null {
  const corrections = Math.max(0, ...tellings.map((each) => each.corrections));
  const units = new Map<UnitId, UnitRecord>();
  const edges: Succession[] = [];
  for (const { changes } of tellingsInForce(tellings, corrections)) foldChanges(changes, units, edges);
  const unit = units.get(id);
  if (!unit) return null;
  return given({
    ...factsOf(unit),
    successors: edgesOf(
      edges.filter((edge) => edge.fromId === id),
      'toId',
    ),
    predecessors: edgesOf(
      edges.filter((edge) => edge.toId === id),
      'fromId',
    ),
  });
}

function factsOf({ level, code, origin, validFrom, validTo, successorsKnown, versions }: UnitRecord) {
  const { name, kind, parentId: parent } = versions.at(-1)!;
  const lost = successorsKnown ? {} : { successorsKnown };
  return { level, code, origin, name, kind, parent, validFrom, validTo, ...lost };
}

function edgesOf(edges: readonly Succession[], end: 'fromId' | 'toId'): JsonObject | undefined {
  if (edges.length === 0) return undefined;
  return Object.fromEntries(
    edges.map(({ on, share, default: isDefault, [end]: id }) => [id, { on, share, default: isDefault }]),
  );
}

function typeOf(change: Change): string {
  return UNITS_EVENTS + nameOf(change);
}

function nameOf(change: Change): string {
  switch (change.type) {
    case 'opened':
      return 'UnitOpened';
    case 'succeeded':
      return 'UnitSucceeded';
    case 'closed':
      return 'UnitClosed';
    case 'revised':
      if (change.to.name !== undefined) return 'UnitRenamed';
      return change.to.kind === undefined ? 'UnitReparented' : 'UnitRetyped';
  }
}
