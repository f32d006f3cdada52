import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { holds } from '@trienkhai/kernel/period';
import type { Report } from './report-details.ts';
import type { StudyContext } from './study-context.ts';

/** A year that an approved year-end review has closed for its unit. */
export interface ClosedYear {
  readonly reviewId: string;
  readonly unitId: string;
  readonly from: Day;
  readonly to: Day;
}

/** What reviews have locked, as far as their topic has been read. */
export interface ReportLocks {
  readonly isApproved: (reviewId: string) => boolean;
  readonly closedYears: readonly ClosedYear[];
}

export type ReportContext = StudyContext & ReportLocks;

/** Figures given with an approved review, or for a closed year, stand until that review is unlocked. */
export function requireNotLocked({ reviewId, unitId, period }: Report, locks: ReportLocks): void {
  if (reviewId !== undefined && locks.isApproved(reviewId)) {
    throw refuse(
      'REVIEW_LOCKED',
      'Bản sơ kết, tổng kết kèm báo cáo này đã được phê duyệt và khóa; phải mở khóa trước.',
      'The review with which this report stands is approved and locked; it must be unlocked first.',
      { path: ['review'], facts: { review: reviewId } },
    );
  }
  const closed = locks.closedYears.find((year) => year.unitId === unitId && holds(year, period));
  if (!closed) return;
  const { from, to, reviewId: review } = closed;
  throw refuse(
    'PERIOD_CLOSED',
    `Năm từ ${from} đến ${to} của đơn vị đã được tổng kết và khóa; trước hết phải mở khóa bản tổng kết của năm đó.`,
    `The unit's year from ${from} to ${to} is reviewed and closed; its year-end review must be unlocked first.`,
    { path: ['period'], facts: { review, from, to } },
  );
}
