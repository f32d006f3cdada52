import type { ActivityOf, ActivityView } from '../projections/activities.ts';
import type { ReportFacts } from '../projections/activity-facts.ts';
import { at } from '../projections/view.ts';
import { countChanges } from '../queries/changed-values.ts';
import type { ReadModels } from '../storage/read-models.ts';
import type { Reading } from './reading.ts';

interface SeenReview {
  readonly id: string;
  readonly value: ActivityOf<'review'>;
}

/** By id: single values of the review and of its reports that differ from what was approved last. */
export async function changesSinceApproval(
  reviews: readonly SeenReview[],
  models: Pick<ReadModels, 'reportsOf'>,
  { sight, knownAt }: Pick<Reading, 'sight' | 'knownAt'>,
): Promise<ReadonlyMap<string, number>> {
  const compared = reviews.filter(({ value }) => value.approval.approved !== undefined);
  if (compared.length === 0) return new Map();
  const reports = await models.reportsOf(
    sight,
    compared.map(({ id }) => id),
  );
  return new Map(compared.map((review) => [review.id, changesOf(review, reports, knownAt)]));
}

function changesOf(
  { id, value }: SeenReview,
  reports: readonly ActivityView[],
  knownAt: string | undefined,
): number {
  const approved = value.approval.approved!;
  return reports.reduce(
    (sum, view) => sum + countChanges(statedFor(id, view, approved.at), statedFor(id, view, knownAt)),
    countChanges(approved.facts, value.facts),
  );
}

/** What a report said for this review; undefined: nothing, or for another one. */
function statedFor(
  reviewId: string,
  view: ActivityView,
  knownAt: string | undefined,
): ReportFacts | undefined {
  const value = at(view, knownAt)?.value;
  return value?.type === 'report' && value.facts.reviewId === reviewId ? value.facts : undefined;
}
