import type { Headcount } from '@trienkhai/kernel/headcount';
import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { union } from '../projections/view.ts';
import { combineTotals } from './totals/combined.ts';
import {
  countSites,
  figureOfLine,
  figuresOfSessions,
  figuresOfStatement,
  known,
  type Figure,
} from './totals/figures.ts';
import { NO_PLANS, type Plans, type ReviewPlan } from './totals/plans.ts';
import { totalPeople, type HeadcountTotal } from './totals/people.ts';
import { placer } from './totals/placing.ts';
import { gather, type KnownActivity, type StatedLine } from './totals/statements.ts';
import { weighAll, type Weighed } from './totals/weigh.ts';

export interface ActivityTotal {
  readonly kind: string | undefined;
  readonly covers: readonly string[];
  readonly count: number | undefined;
  readonly planned: number | undefined;
  readonly percentOfPlan: number | undefined;
  readonly percentStated: number | undefined;
  readonly itemised: number | undefined;
  readonly sites: number | undefined;
  readonly online: number | undefined;
  readonly inPerson: number | undefined;
  readonly people: readonly HeadcountTotal[];
  readonly parts: readonly ActivityTotal[];
  readonly organiserIds: readonly UnitId[];
  /** In the order of ids, whatever the order in which the facts were found. */
  readonly evidenceIds: readonly string[];
  readonly uncountedIds: readonly string[];
  /** Year-end reviews that planned it; empty: the plan was stated with the figures, derived or unknown. */
  readonly planReviewIds: readonly string[];
  /** Names of the fields that were computed where they could have been stated. */
  readonly derived: readonly string[];
}

export interface TotalsQuestion {
  readonly within: UnitId;
  readonly from: Day;
  readonly to: Day;
  /** Day of the tree. */
  readonly on: Day;
  readonly directiveId?: string | undefined;
  /** Empty: every kind by itself, parts under their totals. */
  readonly groups: readonly (readonly string[])[];
  /** What reviews planned for the years they opened; absent: nothing. */
  readonly plans?: Plans | undefined;
}

export interface Scope {
  readonly weighed: ReadonlyMap<string, Weighed>;
  readonly history: UnitHistory;
  /** What the territory as a whole had planned for just these days. */
  readonly planOf: (kind: string) => ReviewPlan | undefined;
}

/** Totals of what was done inside `within` from `from` to `to`. */
export function activityTotals(
  activities: readonly KnownActivity[],
  question: TotalsQuestion,
  history: UnitHistory,
): readonly ActivityTotal[] {
  const place = placer(history, question.within, question.on);
  const { within: unitId, from, to, plans = NO_PLANS } = question;
  const scope: Scope = {
    weighed: weighAll(gather(activities, question), history, place),
    history,
    planOf: (kind) => plans({ unitId, from, to }, kind),
  };
  if (question.groups.length > 0) return question.groups.map((kinds) => totalOfGroup(scope, kinds));
  const keys = [...scope.weighed.keys()].sort();
  return [
    ...keys.filter((key) => hasOwnTotal(scope.weighed.get(key)!)).map((kind) => totalOfKind(scope, kind)),
    ...keys.filter((key) => isCombined(scope.weighed.get(key)!)).map((key) => combineTotals(scope, key)),
  ];
}

function isCombined({ tops, uncounted }: Weighed): boolean {
  return [...tops, ...uncounted.flatMap((each) => each.statement ?? [])].some((each) => each.combined);
}

/** A kind that is only ever a part shows under its total. */
function hasOwnTotal(weighed: Weighed): boolean {
  if (isCombined(weighed)) return false;
  const statements = [...weighed.tops, ...weighed.uncounted.flatMap((each) => each.statement ?? [])];
  return (
    weighed.singles.length > 0 ||
    statements.some((each) => each.lines.some((line) => line.parent === undefined)) ||
    weighed.uncounted.some((each) => !each.statement)
  );
}

function totalOfKind(scope: Scope, kind: string): ActivityTotal {
  const weighed = scope.weighed.get(kind)!;
  const takes = (line: StatedLine) => line.parent === undefined;
  const figures = figuresOfKind(weighed, scope.history, takes);
  return totalOf([kind], figures, scope, uncountedOf(weighed, takes), scope.planOf(kind));
}

/** The kinds asked for as one total; a part is left out where its own total is among them. */
function totalOfGroup(scope: Scope, asked: readonly string[]): ActivityTotal {
  const kinds = [...new Set(asked)];
  const takes = ({ parent }: StatedLine) => parent === undefined || !kinds.includes(parent);
  const all = kinds.flatMap((kind) => scope.weighed.get(kind) ?? []);
  const figures = all.flatMap((weighed) => figuresOfKind(weighed, scope.history, takes));
  const combined = combinedInside(scope, kinds);
  const uncounted = all.flatMap((weighed) => uncountedOf(weighed, takes));
  const own = kinds.length === 1 ? scope.planOf(kinds[0]!) : undefined;
  return totalOf(kinds, withCombinedPeople(figures, combined), scope, uncounted, own);
}

function figuresOfKind(
  weighed: Weighed,
  history: UnitHistory,
  takes: (line: StatedLine) => boolean,
): readonly Figure[] {
  return [
    ...weighed.tops.flatMap((each) => figuresOfStatement(each, weighed, history, takes)),
    ...figuresOfSessions(weighed.singles, history),
  ];
}

function uncountedOf(weighed: Weighed, takes: (line: StatedLine) => boolean): readonly string[] {
  return weighed.uncounted.flatMap(({ id, statement }) =>
    statement === undefined || statement.lines.some(takes) ? [id] : [],
  );
}

interface CombinedPeople {
  readonly reportId: string;
  readonly people: readonly Headcount[];
}

/** Head-counts that reports give for several of these kinds together. */
function combinedInside(scope: Scope, kinds: readonly string[]): readonly CombinedPeople[] {
  return [...scope.weighed.values()].flatMap(({ tops }) =>
    tops.flatMap(({ combined, reportId }) =>
      combined?.kinds.every((kind) => kinds.includes(kind)) ? [{ reportId, people: combined.people }] : [],
    ),
  );
}

/** A figure given for several kinds holds what the same report counts kind by kind in the same unit. */
function withCombinedPeople(
  figures: readonly Figure[],
  combined: readonly CombinedPeople[],
): readonly Figure[] {
  if (combined.length === 0) return figures;
  return figures.map((figure, index) => {
    const own = combined.filter((each) => figure.evidence[0] === each.reportId);
    const units = new Set(own.flatMap((each) => each.people.map((count) => count.unit)));
    const first = own.filter(
      ({ reportId }) => figures.findIndex((other) => other.evidence[0] === reportId) === index,
    );
    return {
      ...figure,
      people: [
        ...figure.people.filter((count) => !units.has(count.unit)),
        ...first.flatMap((each) => each.people),
      ],
      itemPeople: own.length > 0 && figure.people.length > 0 ? figure.people : figure.itemPeople,
    };
  });
}

function totalOf(
  kinds: readonly string[],
  figures: readonly Figure[],
  scope: Scope,
  uncounted: readonly string[],
  own?: ReviewPlan,
): ActivityTotal {
  const single = figures.length === 1 ? figures[0] : undefined;
  const count = known(figures.map((each) => each.count));
  const plan = planOf(figures, count, own);
  const modes = modesOf(figures);
  const countDerived = count !== undefined && !(single?.stated ?? false);
  const evidenceIds = union(figures.map((each) => each.evidence));
  return {
    kind: kinds.length === 1 ? kinds[0] : undefined,
    covers: kinds,
    count,
    planned: plan.planned,
    percentOfPlan: plan.percentOfPlan,
    percentStated: single?.percentStated,
    itemised: known(figures.map((each) => each.itemised)),
    sites: countSites(kinds.flatMap((kind) => scope.weighed.get(kind)?.sessions ?? [])),
    online: modes.online,
    inPerson: modes.inPerson,
    people: totalPeople(
      figures.flatMap((each) => each.people),
      figures.flatMap((each) => each.itemPeople),
    ),
    parts: partsOf(figures, scope),
    organiserIds: union(figures.map((each) => each.organiserIds)),
    evidenceIds,
    uncountedIds: union([uncounted]),
    planReviewIds: plan.reviewIds,
    derived: [...(countDerived ? ['count'] : []), ...plan.derived, ...modes.derived],
  };
}

/**
 * A plan of the whole only where every figure has one; no percentage of a plan that nobody stated. What
 * the unit's own review planned stands before what is derived or what reviews below planned, not before
 * what reports state.
 */
function planOf(figures: readonly Figure[], count: number | undefined, own: ReviewPlan | undefined) {
  const complete = figures.length > 0 && figures.every((each) => each.planned !== undefined);
  const isDerived = complete && figures.some((each) => each.plannedDerived);
  const reviewIds = complete ? union(figures.map(({ planFrom }) => (planFrom ? [planFrom] : []))) : [];
  if (own && !(complete && !isDerived && reviewIds.length === 0)) {
    return { ...percentOf(own.count, count), derived: ['planned'], reviewIds: [own.reviewId] };
  }
  const planned = complete ? known(figures.map((each) => each.planned)) : undefined;
  const { percentOfPlan } = percentOf(isDerived ? undefined : planned, count);
  return { planned, percentOfPlan, derived: isDerived || reviewIds.length > 0 ? ['planned'] : [], reviewIds };
}

function percentOf(planned: number | undefined, count: number | undefined) {
  const isKnown = planned !== undefined && planned > 0 && count !== undefined;
  return { planned, percentOfPlan: isKnown ? (100 * count) / planned : undefined };
}

function modesOf(figures: readonly Figure[]) {
  const sumOf = (mode: 'online' | 'inPerson') =>
    figures.every((each) => each[mode] !== undefined) ? known(figures.map((each) => each[mode])) : undefined;
  const [online, inPerson] = [sumOf('online'), sumOf('inPerson')];
  const derived = new Set(figures.flatMap((each) => each.modeDerived));
  return {
    online,
    inPerson,
    derived: [
      ...(online !== undefined && derived.has('online') ? ['online'] : []),
      ...(inPerson !== undefined && derived.has('inPerson') ? ['inPerson'] : []),
    ],
  };
}

function partsOf(figures: readonly Figure[], scope: Scope): readonly ActivityTotal[] {
  const lines = figures.flatMap((each) => each.partLines);
  return [...Map.groupBy(lines, ({ line }) => line.kind)].map(([kind, ofKind]) => {
    const weighed = scope.weighed.get(kind);
    const parts = ofKind.map(({ line, statement }) => {
      const own = [...(weighed?.itemsOf.keys() ?? [])].find((each) => each.reportId === statement.reportId);
      return figureOfLine(line, own ?? statement, weighed, scope.history);
    });
    return totalOf([kind], parts, scope, []);
  });
}
