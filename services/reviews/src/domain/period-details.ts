import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { lastDayOf } from '@trienkhai/kernel/reporting/period';
import type { DueDay, PeriodTerms, Reporters, ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { requireDay, requireStretch } from '@trienkhai/kernel/rules/day';
import { requireDistinct, requireKind, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { requireKnownUnit, requireUnit } from '@trienkhai/kernel/rules/unit';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { LEVEL_WORDS } from '@trienkhai/kernel/vocabulary-words';

const LONGEST_NOTICE = 90;

/** The period as it is kept; refuses what cannot be so. */
export function checkPeriod(draft: ReportingPeriod, { units }: FactContext): ReportingPeriod {
  const from = requireDay(draft.from, ['from']);
  const series = requireKind(draft.series, ['series']);
  const terms = checkTerms({ ...draft, from }, units);
  const last = lastDayOf({ from, to: terms.to });
  const known = requireKnownUnit(units, draft.ownerId, ['owner']);
  const nearest = units.nearestValidDay(known.id, last);
  if (nearest < from || nearest > last) requireUnit(units, known.id, last, ['owner']);
  return { ...terms, ownerId: draft.ownerId, series, kind: draft.kind, from };
}

/** What may be said of a period anew; the rest of `draft` is kept as it is. */
export function checkTerms(draft: ReportingPeriod, units: FactContext['units']): PeriodTerms {
  const to = checkLastDay(draft);
  const reporters = checkReporters(draft.reporters, units);
  return {
    to,
    label: requireText(draft.label, 'name', ['label']),
    reviewKind: checkReviewKind(draft),
    reporters,
    due: checkDue(draft.due, reporters, to ?? draft.from),
    remindDays: checkNotice(draft.remindDays),
  };
}

function checkLastDay({ kind, from, to }: ReportingPeriod): Day | undefined {
  if (to === undefined) {
    if (kind === 'TO_DATE') return undefined;
    throw refuse(
      'PERIOD_INVALID',
      'Hãy nêu ngày cuối của kỳ; chỉ kỳ "từ đầu năm đến nay" được để trống.',
      'Name the last day of the period; only a year to date may leave it out.',
      { path: ['to'] },
    );
  }
  requireStretch(from, requireDay(to, ['to']), ['to']);
  return to;
}

function checkReviewKind({ reviewKind }: ReportingPeriod): ReportingPeriod['reviewKind'] {
  if (reviewKind !== 'INTERIM' && reviewKind !== 'FINAL') return reviewKind;
  throw refuse(
    'PERIOD_INVALID',
    'Sơ kết, tổng kết một văn bản không phải là báo cáo của kỳ; chọn sơ kết quý, sơ kết 6 tháng hoặc tổng kết năm.',
    'An interim or final review is of one document, not of a period; choose a review of a quarter, a half-year or a year.',
    { path: ['reviewKind'] },
  );
}

function checkReporters({ levels, unitIds }: Reporters, units: FactContext['units']): Reporters {
  requireLength(levels, ['reporters', 'levels'], 1);
  requireDistinct(levels, (level) => level, ['reporters', 'levels']);
  requireLength(unitIds, ['reporters', 'units']);
  requireDistinct(unitIds, (id) => id, ['reporters', 'units']);
  unitIds.forEach((id, index) => {
    const path = ['reporters', 'units', String(index)];
    const { level } = requireKnownUnit(units, id, path);
    if (!levels.includes(level)) throw notAsked(level, path);
  });
  return { levels, unitIds };
}

function checkDue(due: readonly DueDay[], { levels }: Reporters, end: Day): readonly DueDay[] {
  requireLength(due, ['due']);
  requireDistinct(due, ({ level }) => level, ['due']);
  due.forEach(({ level, on }, index) => {
    const path = ['due', String(index)];
    if (!levels.includes(level)) throw notAsked(level, [...path, 'level']);
    if (requireDay(on, [...path, 'on']) >= end) return;
    throw refuse(
      'PERIOD_INVALID',
      `Hạn nộp ${on} sớm hơn ngày ${end}, khi kỳ chưa kết thúc; hãy chọn ngày muộn hơn.`,
      `The due day ${on} comes before ${end}, when the period has not ended; choose a later day.`,
      { path: [...path, 'on'], facts: { end } },
    );
  });
  return due;
}

function notAsked(level: Level, path: readonly string[]): Error {
  return refuse(
    'PERIOD_INVALID',
    `“${LEVEL_WORDS.vi[level]}” không có trong các cấp phải báo cáo; hãy thêm vào hoặc bỏ mục này.`,
    `“${LEVEL_WORDS.en[level]}” are not asked to report; add them there or leave this entry out.`,
    { path, facts: { level } },
  );
}

function checkNotice(days: number): number {
  if (Number.isInteger(days) && days >= 0 && days <= LONGEST_NOTICE) return days;
  throw refuse(
    'COUNT_INVALID',
    `Số ngày nhắc trước hạn là số nguyên từ 0 đến ${LONGEST_NOTICE}.`,
    `The days of notice before the due day are a whole number from 0 to ${LONGEST_NOTICE}.`,
    { path: ['remindDays'] },
  );
}
