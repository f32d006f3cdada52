import { addDays, type Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay, requireStretch } from '@trienkhai/kernel/rules/day';
import type { StatedPeriod } from '@trienkhai/kernel/rules/day';
import { requireDirective } from '@trienkhai/kernel/rules/directive';
import { requireCount } from '@trienkhai/kernel/rules/headcount';
import { optionalText, requireDistinct, requireKind, requireLength } from '@trienkhai/kernel/rules/text';
import type { ReviewKind } from '@trienkhai/kernel/vocabulary';
import type { ReviewsContext } from './reviews-context.ts';

/** The year that a year-end review opens, with what is planned for it. */
export interface NextPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly label?: string | undefined;
  readonly planned: readonly PlannedActivity[];
  /** The plan's document. */
  readonly documentId?: string | undefined;
}

export interface PlannedActivity {
  readonly kind: string;
  readonly count: number;
  readonly note?: string | undefined;
}

/** Follows the closed year without a gap; only a year-end review opens one. */
export function checkNext(
  next: NextPeriod,
  closing: { readonly kind: ReviewKind; readonly period?: StatedPeriod | undefined },
  { directive }: ReviewsContext,
): NextPeriod {
  if (closing.kind !== 'YEAR_END' || closing.period === undefined) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Chỉ bản tổng kết năm (YEAR_END) mới mở năm tiếp theo; hãy bỏ mục next.',
      'Only a year-end review (YEAR_END) opens the next year; leave next out.',
      { path: ['next'] },
    );
  }
  const from = requireDay(next.from, ['next', 'from']);
  requireFollows(from, closing.period.to);
  const to = requireDay(next.to, ['next', 'to']);
  requireStretch(from, to, ['next', 'to']);
  const { documentId } = next;
  if (documentId !== undefined) requireDirective(directive, documentId, ['next', 'document']);
  const label = optionalText(next.label, 'name', ['next', 'label']);
  return { from, to, label, planned: checkPlanned(next.planned), documentId };
}

function requireFollows(from: Day, closes: Day): void {
  const expected = addDays(closes, 1);
  if (from === expected) return;
  throw refuse(
    'PERIOD_INVALID',
    `Năm tiếp theo phải bắt đầu ngay sau năm được tổng kết: ngày ${expected}.`,
    `The next year begins right after the year under review: on ${expected}.`,
    { path: ['next', 'from'], facts: { expected } },
  );
}

function checkPlanned(planned: readonly PlannedActivity[]): readonly PlannedActivity[] {
  const path = ['next', 'planned'];
  requireLength(planned, path);
  requireDistinct(planned, ({ kind }) => kind, path);
  return planned.map(({ kind, count, note }, index) => {
    const at = [...path, String(index)];
    return {
      kind: requireKind(kind, [...at, 'kind']),
      count: requireCount(count, [...at, 'count']),
      note: optionalText(note, 'note', [...at, 'note']),
    };
  });
}
