import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay, requirePastDay, requireStretch } from '@trienkhai/kernel/rules/day';
import { requireDirectives } from '@trienkhai/kernel/rules/directive';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { VisitKind } from '@trienkhai/kernel/vocabulary';
import type { ReviewsContext } from './reviews-context.ts';

export interface VisitStop {
  readonly unitId: string;
  /** Undefined: the visit's first day counts. */
  readonly on?: Day | undefined;
  readonly findings: readonly string[];
  readonly instructions: readonly string[];
}

/** One delegation over several units, or the survey of one directive in one unit. */
export interface Visit {
  readonly kind: VisitKind;
  /** The unit or organ that sent the delegation. */
  readonly byId: string;
  readonly stops: readonly VisitStop[];
  readonly directiveIds: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly findings: readonly string[];
  /** What the visitors told the units to do. */
  readonly instructions: readonly string[];
}

/** The visit as it is kept; refuses what cannot be so. */
export function checkVisit(
  draft: Visit,
  context: ReviewsContext,
): { readonly visit: Visit; readonly sample: boolean } {
  const { today, units } = context;
  const from = requirePastDay(draft.from, today, ['from']);
  const to = requirePastDay(draft.to, today, ['to']);
  requireStretch(from, to, ['to']);
  requireUnit(units, draft.byId, from, ['by']);
  if (draft.kind === 'SURVEY') requireSurvey(draft);
  const visit: Visit = {
    kind: draft.kind,
    byId: draft.byId,
    stops: checkStops({ ...draft, from, to }, context),
    directiveIds: draft.directiveIds,
    from,
    to,
    findings: checkFindings(draft.findings, ['findings']),
    instructions: checkFindings(draft.instructions, ['instructions']),
  };
  return { visit, sample: requireDirectives(context.directive, draft.directiveIds, ['directives']) };
}

function requireSurvey({ stops, directiveIds, findings }: Visit): void {
  const found = findings.length + stops.reduce((sum, stop) => sum + stop.findings.length, 0);
  const fault =
    stops.length !== 1
      ? 'stops'
      : directiveIds.length !== 1
        ? 'directives'
        : found === 0
          ? 'findings'
          : undefined;
  if (fault === undefined) return;
  throw refuse(
    'INVALID_ARGUMENT',
    'Một cuộc khảo sát gồm đúng một đơn vị, đúng một văn bản và ít nhất một nhận xét; nhiều hơn thì ghi là đoàn công tác (DELEGATION).',
    'A survey is of exactly one unit and one document and has at least one finding; anything more is a delegation (DELEGATION).',
    { path: [fault] },
  );
}

function checkStops({ stops, from, to }: Visit, { units }: ReviewsContext): readonly VisitStop[] {
  requireLength(stops, ['stops'], 1);
  requireDistinct(stops, ({ unitId, on }) => `${unitId} ${on ?? from}`, ['stops']);
  return stops.map(({ unitId, on, findings, instructions }, index) => {
    const path = ['stops', String(index)];
    if (on !== undefined) requireWithin(on, from, to, [...path, 'on']);
    requireUnit(units, unitId, on ?? from, [...path, 'unit']);
    return {
      unitId,
      on,
      findings: checkFindings(findings, [...path, 'findings']),
      instructions: checkFindings(instructions, [...path, 'instructions']),
    };
  });
}

function requireWithin(on: Day, from: Day, to: Day, path: Path): void {
  requireDay(on, path);
  if (on >= from && on <= to) return;
  throw refuse(
    'DATE_INVALID',
    `Ngày ${on} nằm ngoài chuyến đi từ ${from} đến ${to}.`,
    `The day ${on} lies outside the visit from ${from} to ${to}.`,
    { path, facts: { from, to } },
  );
}

function checkFindings(findings: readonly string[], path: Path): readonly string[] {
  requireLength(findings, path);
  return findings.map((finding, index) => requireText(finding, 'note', [...path, String(index)]));
}
