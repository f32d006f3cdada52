import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { directiveLookupOf, directiveReferences } from '@trienkhai/runtime/directive-references';
import type { DirectiveReferences } from '@trienkhai/runtime/directive-references';
import type { Projection } from '@trienkhai/runtime/projector';
import { openReferenceModel } from '@trienkhai/runtime/reference-model';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import type { ReportLocks } from './domain/report-locks.ts';

/** What this service must know of others: registered directives, and which reviews lock what was reported. */
export interface StudyReferences extends DirectiveReferences {
  /** What the named reviews lock, and the years that year-end reviews have closed for the named units. */
  locks(reviewIds: readonly string[], unitIds: readonly string[]): Promise<ReportLocks>;
}

interface ReviewReference {
  readonly unitId: string;
  readonly approved: boolean;
  /** Of a year-end review that opens the next year: the year that it closes. */
  readonly closes?: { readonly from: string; readonly to: string } | undefined;
}

const NAME = 'reviews';
const PREFIX = 'trienkhai.reviews.v1.';

export const reviewReferences: Projection<ReviewReference> = {
  name: NAME,
  contexts: ['reviews'],
  accepts: ({ streamId }) => streamId.startsWith('review:'),
  project: (view, event) => {
    switch (event.type) {
      case `${PREFIX}ReviewSubmitted`:
        return { ...reviewIn(event), approved: event.data['approved'] === true };
      case `${PREFIX}ReviewCorrected`:
        return view && { ...reviewIn(event), approved: view.approved };
      case `${PREFIX}ReviewApproved`:
        return view && { ...view, approved: true };
      case `${PREFIX}ReviewUnlocked`:
        return view && { ...view, approved: false };
      default:
        return view;
    }
  },
  lookup: ({ unitId, approved, closes }) => ({ closedFor: approved && closes ? unitId : null }),
  indexes: [{ 'ix.closedFor': 1 }],
};

export async function openReferences(parts: Omit<WritingParts, 'waitFor'>): Promise<StudyReferences> {
  const projections = [directiveReferences, reviewReferences] as readonly Projection[];
  const model = await openReferenceModel(parts, { version: 2, projections });
  const reviews = model.byId<ReviewReference>(NAME);
  return {
    ...model,
    lookup: directiveLookupOf(model),
    async locks(reviewIds, unitIds) {
      const [named, closing] = await Promise.all([
        reviews(reviewIds),
        model.by<ReviewReference>(NAME, 'closedFor', unitIds),
      ]);
      return {
        isApproved: (id) => named.get(id)?.approved === true,
        closedYears: closing.flatMap(([reviewId, { unitId, closes }]) =>
          closes ? [{ reviewId, unitId, ...closes }] : [],
        ),
      };
    },
  };
}

function reviewIn({ data }: RecordedEvent): Omit<ReviewReference, 'approved'> {
  const review = data['review'] as JsonObject;
  const unitId = review['unitId'] as string;
  const { from, to } = (review['period'] ?? {}) as { readonly from?: string; readonly to?: string };
  const opensNext = review['next'] !== undefined && from !== undefined && to !== undefined;
  return { unitId, ...(opensNext ? { closes: { from, to } } : {}) };
}
