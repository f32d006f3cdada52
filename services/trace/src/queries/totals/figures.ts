import type { Headcount } from '@trienkhai/kernel/headcount';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import type { PlannedLine } from './plans.ts';
import type { HeldSession, Statement, StatedLine } from './statements.ts';
import type { Items, Weighed } from './weigh.ts';

/** One contribution to a total: a line of a report, a conference (which counts once), or the other sessions held. */
export interface Figure {
  readonly count: number | undefined;
  readonly planned: number | undefined;
  readonly plannedDerived: boolean;
  /** The review that planned it; undefined: stated with the figure, derived or unknown. */
  readonly planFrom?: string | undefined;
  readonly percentStated: number | undefined;
  readonly online: number | undefined;
  readonly inPerson: number | undefined;
  readonly modeDerived: readonly ('online' | 'inPerson')[];
  /** False: counted by us from sessions, stated by nobody. */
  readonly stated: boolean;
  readonly people: readonly Headcount[];
  readonly itemised: number | undefined;
  readonly itemPeople: readonly Headcount[];
  readonly partLines: readonly { readonly line: PlannedLine; readonly statement: Statement }[];
  readonly organiserIds: readonly string[];
  readonly evidence: readonly string[];
}

/** Figures of a stated total, one per line that `takes` accepts. */
export function figuresOfStatement(
  statement: Statement,
  weighed: Weighed,
  history: UnitHistory,
  takes: (line: StatedLine) => boolean,
): readonly Figure[] {
  const lines = statement.lines.filter(takes).map(({ line }) => line);
  return lines.map((line, index) =>
    figureOfLine(line, statement, index === 0 ? weighed : undefined, history),
  );
}

/** `weighed`: where the items below the line are found; undefined: another line of its kind has them. */
export function figureOfLine(
  line: PlannedLine,
  statement: Statement,
  weighed: Weighed | undefined,
  history: UnitHistory,
): Figure {
  const items = line.parts.length > 0 ? undefined : weighed?.itemsOf.get(statement);
  const below = items ? figuresOfItems(items, weighed!, history) : [];
  const parts = line.parts.length > 0 ? line.parts : undefined;
  return {
    count: line.count,
    ...planOf(line),
    planFrom: line.planFrom,
    percentStated: line.percentStated,
    ...modesOf(line),
    stated: true,
    people: line.people,
    itemised: known((parts ?? below).map((each) => each.count)),
    itemPeople: (parts ?? below).flatMap((each) => each.people),
    partLines: line.parts.map((part) => ({ line: part, statement })),
    organiserIds: line.organiserIds,
    evidence: [statement.reportId, ...below.flatMap((each) => each.evidence)],
  };
}

/** What lies below a total: stated totals of the units below, and sessions held singly. */
function figuresOfItems(items: Items, weighed: Weighed, history: UnitHistory): readonly Figure[] {
  return [
    ...items.statements.flatMap((each) => figuresOfStatement(each, weighed, history, () => true)),
    ...figuresOfSessions(items.sessions, history),
  ];
}

/** A plan that only a stated percentage gives: 6 at 200 % is 3; none where it would not come out whole. */
function planOf({ count, planned, percentStated }: PlannedLine): Pick<Figure, 'planned' | 'plannedDerived'> {
  if (planned !== undefined || count === undefined || percentStated === undefined || percentStated <= 0) {
    return { planned, plannedDerived: false };
  }
  const plan = Math.round((100 * count) / percentStated);
  const fits = plan > 0 && Math.abs((100 * count) / plan - percentStated) <= 0.01;
  return { planned: fits ? plan : undefined, plannedDerived: fits };
}

function modesOf({
  count,
  online,
  inPerson,
}: PlannedLine): Pick<Figure, 'online' | 'inPerson' | 'modeDerived'> {
  if (count !== undefined && online !== undefined && inPerson === undefined) {
    return { online, inPerson: count - online, modeDerived: ['inPerson'] };
  }
  if (count !== undefined && inPerson !== undefined && online === undefined) {
    return { online: count - inPerson, inPerson, modeDerived: ['online'] };
  }
  return { online, inPerson, modeDerived: [] };
}

export function figuresOfSessions(sessions: readonly HeldSession[], history: UnitHistory): readonly Figure[] {
  const alone: HeldSession[] = [];
  const together: HeldSession[] = [];
  for (const each of sessions) (each.facts.conference === undefined ? alone : together).push(each);
  const connected = Map.groupBy(together, ({ facts }) => foldText(facts.conference!));
  return [
    ...(alone.length > 0 ? [figureOfAlone(alone)] : []),
    ...[...connected.values()].map((reports) =>
      figureOfEvent(
        reports,
        reports.filter((each) => !liesInAnother(each, reports, history)),
      ),
    ),
  ];
}

/** Sessions that no other report tells of: an event each, summed at once. */
function figureOfAlone(sessions: readonly HeldSession[]): Figure {
  const modes = { ONLINE: 0, IN_PERSON: 0, HYBRID: 0 };
  const people: Headcount[] = [];
  const organiserIds: string[] = [];
  for (const { facts } of sessions) {
    if (facts.mode) modes[facts.mode] += 1;
    for (const count of facts.people) people.push(count);
    for (const id of facts.organiserIds) organiserIds.push(id);
  }
  const isKnown = modes.ONLINE + modes.IN_PERSON + modes.HYBRID === sessions.length;
  return {
    ...UNSTATED,
    count: sessions.length,
    online: isKnown ? modes.ONLINE : undefined,
    inPerson: isKnown ? modes.IN_PERSON : undefined,
    people,
    itemised: sessions.length,
    itemPeople: people,
    organiserIds,
    evidence: sessions.map(({ id }) => id),
  };
}

/** One conference; `people`: the reports whose people are not in the figure of another one. */
function figureOfEvent(reports: readonly HeldSession[], people: readonly HeldSession[]): Figure {
  const first = reports[0]!.facts.mode;
  const mode = reports.every(({ facts }) => facts.mode === first) ? first : undefined;
  const present = people.flatMap(({ facts }) => facts.people);
  return {
    ...UNSTATED,
    count: 1,
    online: mode && Number(mode === 'ONLINE'),
    inPerson: mode && Number(mode === 'IN_PERSON'),
    people: present,
    itemised: 1,
    itemPeople: present,
    organiserIds: reports.flatMap(({ facts }) => facts.organiserIds),
    evidence: reports.map(({ id }) => id),
  };
}

/** What counting sessions never gives. */
const UNSTATED = {
  planned: undefined,
  plannedDerived: false,
  percentStated: undefined,
  modeDerived: [],
  stated: false,
  partLines: [],
} as const;

/** The unit above reports the same conference with all of these sites: its people are in that figure. */
function liesInAnother(session: HeldSession, all: readonly HeldSession[], history: UnitHistory): boolean {
  const sites = new Set(session.facts.sites.map((site) => site.unitId));
  if (sites.size === 0) return false;
  return all.some(
    (other) =>
      other.unitId !== session.unitId &&
      history.isWithin(session.unitId, other.unitId, session.day) &&
      [...sites].every((unitId) => other.facts.sites.some((site) => site.unitId === unitId)),
  );
}

/** Connected places, each once per conference; those without a name as many as any one report gives a unit. */
export function countSites(sessions: readonly HeldSession[]): number | undefined {
  const places = new Map<string, { readonly names: Set<string>; unnamed: number }>();
  for (const { id, facts } of sessions) {
    if (facts.sites.length === 0) continue;
    const unnamed = new Map<string, number>();
    for (const { unitId, name } of facts.sites) {
      const key = `${facts.conference === undefined ? id : foldText(facts.conference)} ${unitId}`;
      const place = places.get(key) ?? { names: new Set(), unnamed: 0 };
      if (name !== undefined) place.names.add(foldText(name));
      else unnamed.set(key, (unnamed.get(key) ?? 0) + 1);
      place.unnamed = Math.max(place.unnamed, unnamed.get(key) ?? 0);
      places.set(key, place);
    }
  }
  if (places.size === 0) return undefined;
  return [...places.values()].reduce((sum, each) => sum + Math.max(each.names.size, each.unnamed), 0);
}

/** Sum of what is known; undefined when nothing is. */
export function known(values: readonly (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : given.reduce((sum, value) => sum + value, 0);
}
