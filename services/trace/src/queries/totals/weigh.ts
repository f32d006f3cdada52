import type { Day } from '@trienkhai/kernel/day';
import { daysBetween } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { compareText } from '@trienkhai/kernel/compare-text';
import type { Place } from './placing.ts';
import type { Gathered, HeldSession, Statement } from './statements.ts';

/** Facts of one kind inside one territory, each with its part in the total. */
export interface Weighed {
  /** Stated totals that nothing above them covers. */
  readonly tops: readonly Statement[];
  /** Sessions that no stated total covers. */
  readonly singles: readonly HeldSession[];
  /** What lies directly below a stated total. */
  readonly itemsOf: ReadonlyMap<Statement, Items>;
  readonly sessions: readonly HeldSession[];
  /** What no rule counts. */
  readonly uncounted: readonly { readonly id: string; readonly statement?: Statement }[];
}

export interface Items {
  readonly statements: readonly Statement[];
  readonly sessions: readonly HeldSession[];
}

/** Facts of one kind with a place in the territory: those that count there, and those of which a part lies there. */
interface Placed {
  readonly inside: Facts;
  readonly shared: Facts;
  /** Of reports that cross the bounds. */
  readonly crossing: Statement[];
}

interface Facts {
  readonly statements: Statement[];
  readonly sessions: HeldSession[];
}

/** Sorts out, kind by kind, what counts, what itemises it, and what does neither. */
export function weighAll(
  gathered: Gathered,
  history: UnitHistory,
  place: (unitId: UnitId) => Place,
): ReadonlyMap<string, Weighed> {
  const keys = new Map<string, Placed>();
  const of = (key: string): Placed => {
    let found = keys.get(key);
    if (!found) keys.set(key, (found = { inside: noFacts(), shared: noFacts(), crossing: [] }));
    return found;
  };
  for (const each of gathered.statements) {
    const where = place(each.unitId);
    if (where !== 'outside') of(each.key)[where].statements.push(each);
  }
  for (const each of gathered.crossing)
    if (place(each.unitId) !== 'outside') of(each.key).crossing.push(each);
  for (const each of gathered.sessions) {
    const where = place(each.unitId);
    if (where !== 'outside') of(each.kind)[where].sessions.push(each);
  }
  return new Map([...keys].map(([key, facts]) => [key, weigh(facts, history)]));
}

function noFacts(): Facts {
  return { statements: [], sessions: [] };
}

function weigh({ inside, shared, crossing }: Placed, history: UnitHistory): Weighed {
  const { sessions } = inside;
  const kept = longestThenNewest(inside.statements);
  const byUnit = Map.groupBy(kept, (each) => each.unitId);
  const itemsOf = new Map<Statement, { statements: Statement[]; sessions: HeldSession[] }>();
  const into = (cover: Statement) => {
    let items = itemsOf.get(cover);
    if (!items) itemsOf.set(cover, (items = { statements: [], sessions: [] }));
    return items;
  };
  const tops: Statement[] = [];
  const torn: Statement[] = [];
  for (const statement of kept) {
    const above = unitsAbove(history, statement.unitId, statement.to);
    const cover = coverOf(byUnit, above, statement.from, statement.to);
    if (cover) into(cover).statements.push(statement);
    else if (overlapped(byUnit, above, statement)) torn.push(statement);
    else tops.push(statement);
  }
  const singles: HeldSession[] = [];
  for (const session of sessions) {
    const cover = byUnit.size === 0 ? undefined : coverOfSession(session, byUnit, history);
    if (cover) into(cover).sessions.push(session);
    else singles.push(session);
  }
  const keptSet = new Set(kept);
  const left = [
    ...inside.statements.filter((each) => !keptSet.has(each)),
    ...torn,
    ...crossing,
    ...shared.statements,
  ];
  const uncounted = [
    ...left.map((statement) => ({ id: statement.reportId, statement })),
    ...shared.sessions.map(({ id }) => ({ id })),
  ];
  return { tops, singles, itemsOf, sessions, uncounted };
}

/** Of one unit's overlapping periods the longest counts, then the newest. */
function longestThenNewest(statements: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = [];
  for (const ofUnit of Map.groupBy(statements, (each) => each.unitId).values()) {
    const chosen: Statement[] = [];
    for (const statement of ofUnit.toSorted(longestFirst)) {
      if (chosen.every((each) => statement.to < each.from || each.to < statement.from))
        chosen.push(statement);
    }
    kept.push(...chosen);
  }
  return kept.sort((a, b) => compareText(a.unitId, b.unitId) || compareText(a.from, b.from));
}

function longestFirst(a: Statement, b: Statement): number {
  const length = (each: Statement) => daysBetween(each.from, each.to);
  return length(b) - length(a) || compareText(b.since, a.since) || compareText(b.reportId, a.reportId);
}

function unitsAbove(history: UnitHistory, unitId: UnitId, day: Day): readonly UnitId[] {
  return history.ancestorsOf(unitId, history.nearestValidDay(unitId, day));
}

function coverOfSession(
  { unitId, day }: HeldSession,
  byUnit: ReadonlyMap<UnitId, readonly Statement[]>,
  history: UnitHistory,
): Statement | undefined {
  return coverOf(byUnit, [unitId, ...unitsAbove(history, unitId, day)], day, day);
}

/** The nearest stated total whose period holds these days. */
function coverOf(
  byUnit: ReadonlyMap<UnitId, readonly Statement[]>,
  units: readonly UnitId[],
  from: Day,
  to: Day,
): Statement | undefined {
  for (const id of units) {
    const cover = byUnit.get(id)?.find((each) => each.from <= from && to <= each.to);
    if (cover) return cover;
  }
  return undefined;
}

/** A total above covers some of its days and not the others: it can be neither added nor left inside. */
function overlapped(
  byUnit: ReadonlyMap<UnitId, readonly Statement[]>,
  above: readonly UnitId[],
  { from, to }: Statement,
): boolean {
  return above.some((id) => byUnit.get(id)?.some((each) => each.from <= to && from <= each.to));
}
