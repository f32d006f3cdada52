import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import {
  daysOf,
  directivesOf,
  unitsOf,
  type ActivityType,
  type ActivityView,
} from '../projections/activities.ts';
import type { ProgressView } from '../projections/progress.ts';
import { at } from '../projections/view.ts';

export interface ChainFact {
  readonly id: string;
  /** `PLAN`, or the type of the activity in capitals. */
  readonly kind: string;
  readonly day: Day;
  /** Of a report: the review that it belongs to. */
  readonly reviewId: string | undefined;
}

export interface ChainFactScope {
  readonly directiveId: string;
  /** What counts after this day is not there yet. */
  readonly on: Day;
  readonly knownAt: string | undefined;
  readonly sample: boolean;
  readonly inside: (unitId: UnitId) => boolean;
}

export interface ChainSources {
  readonly progress: Iterable<ProgressView>;
  readonly activities: Iterable<ActivityView>;
}

/** What units planned and did under one document, oldest first. */
export function chainFacts(sources: ChainSources, scope: ChainFactScope): readonly ChainFact[] {
  const facts = [...plansIn(sources.progress, scope), ...activitiesIn(sources.activities, scope)];
  return facts.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function* plansIn(views: Iterable<ProgressView>, scope: ChainFactScope): Iterable<ChainFact> {
  for (const view of views) {
    const value = at(view, scope.knownAt)?.value;
    if (!value || value.directiveId !== scope.directiveId || (value.sample && !scope.sample)) continue;
    const plan = value.stages.find(({ stage }) => stage === 'PLANNED');
    if (!plan || !scope.inside(value.unitId)) continue;
    const day = plan.on ?? plan.since.slice(0, 10);
    if (day <= scope.on) yield { id: view.id, kind: 'PLAN', day, reviewId: undefined };
  }
}

function* activitiesIn(views: Iterable<ActivityView>, scope: ChainFactScope): Iterable<ChainFact> {
  for (const view of views) {
    const value = at(view, scope.knownAt)?.value;
    if (!value || (value.sample && !scope.sample)) continue;
    if (!directivesOf(value).includes(scope.directiveId) || !unitsOf(value).some(scope.inside)) continue;
    if (value.type === 'session' && !value.held) continue;
    const day = daysOf(value).from;
    if (day > scope.on) continue;
    const reviewId = value.type === 'report' ? value.facts.reviewId : undefined;
    yield { id: view.id, kind: kindOf(value.type), day, reviewId };
  }
}

function kindOf(type: ActivityType): string {
  return type.toUpperCase();
}

export interface ChainFactsShown {
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  /** The first of each kind; a review that only a shown report leads to stands under that report. */
  readonly shown: readonly { readonly id: string; readonly parentId: string }[];
}

/** Counts by kind, and the first `most` of each; reviews to which the reports belong are counted once. */
export function showFacts(directiveId: string, facts: readonly ChainFact[], most: number): ChainFactsShown {
  const own = new Set(facts.map(({ id }) => id));
  const reviewed = facts.filter(({ reviewId }) => reviewId !== undefined && !own.has(reviewId));
  const reviews = new Map(reviewed.map(({ id, reviewId }) => [reviewId!, id]));
  const groups = Map.groupBy(facts, ({ kind }) => kind);
  const counts = new Map([...groups].map(([kind, of]) => [kind, of.length]));
  if (reviews.size > 0) counts.set('REVIEW', (counts.get('REVIEW') ?? 0) + reviews.size);
  const shown = [...groups.values()].flatMap((of) =>
    of.slice(0, most).map(({ id }) => ({ id, parentId: directiveId })),
  );
  const ids = new Set(shown.map(({ id }) => id));
  const through = [...reviews].filter(([, reportId]) => ids.has(reportId));
  return {
    counts: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    shown: [...shown, ...through.slice(0, most).map(([id, parentId]) => ({ id, parentId }))],
  };
}
