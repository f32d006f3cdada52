import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { planWord, type ActivityOf, type ActivityView } from '../../projections/activities.ts';
import type { Line } from '../../projections/activity-facts.ts';
import { at } from '../../projections/view.ts';
import type { KnownActivity } from './statements.ts';

/** What a year-end review planned for one kind in the year that it opened. */
export interface ReviewPlan {
  readonly count: number;
  readonly reviewId: string;
}

interface Year {
  readonly unitId: UnitId;
  readonly from: Day;
  readonly to: Day;
}

/** The plan of a unit for exactly these days; undefined: no approved review opened them with one. */
export type Plans = (year: Year, kind: string) => ReviewPlan | undefined;

export const NO_PLANS: Plans = () => undefined;

/** Words under which the reviews lie that may have planned what these reports leave without a plan. */
export function planWordsFor(known: readonly KnownActivity[], asked: Year): readonly string[] {
  const words = new Set([planWord(asked)]);
  for (const { value } of known) {
    if (value.type !== 'report' || !value.facts.lines.some(lacksPlan)) continue;
    const { unitId, period } = value.facts;
    words.add(planWord({ unitId, from: period.from, to: period.to }));
  }
  return [...words];
}

function lacksPlan({ planned, parts }: Line): boolean {
  return planned === undefined || parts.some(lacksPlan);
}

type Opening = Pick<ActivityOf<'review'>, 'facts' | 'since'> & { readonly id: string };

/** Only a review that is approved has opened a year; of several for the same year the newest counts. */
export function plansOf(
  views: Iterable<ActivityView>,
  { knownAt, sample }: { readonly knownAt?: string | undefined; readonly sample: boolean },
): Plans {
  const opened = new Map<string, Opening>();
  for (const view of views) {
    const value = at(view, knownAt)?.value;
    if (value?.type !== 'review' || value.approval.state !== 'APPROVED') continue;
    const { facts, since } = value;
    if (!facts.next || (value.sample && !sample)) continue;
    const word = planWord({ unitId: facts.unitId, from: facts.next.from, to: facts.next.to });
    const other = opened.get(word);
    if (!other || newer({ since, id: view.id }, other)) opened.set(word, { id: view.id, facts, since });
  }
  return (year, kind) => {
    const review = opened.get(planWord(year));
    const planned = review?.facts.next?.planned.find((each) => each.kind === kind);
    return review && planned && { count: planned.count, reviewId: review.id };
  };
}

function newer(a: Pick<Opening, 'since' | 'id'>, b: Pick<Opening, 'since' | 'id'>): boolean {
  return a.since === b.since ? a.id > b.id : a.since > b.since;
}

/** A line with the review that planned it, where the report itself states no plan. */
export interface PlannedLine extends Line {
  readonly planFrom?: string;
  readonly parts: readonly PlannedLine[];
}

export function withPlan(line: Line, year: Year, plans: Plans): PlannedLine {
  const parts = line.parts.map((part) => withPlan(part, year, plans));
  const plan = line.planned === undefined ? plans(year, line.kind) : undefined;
  return { ...line, parts, ...(plan && { planned: plan.count, planFrom: plan.reviewId }) };
}
