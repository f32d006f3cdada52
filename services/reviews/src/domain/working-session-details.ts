import type { Day } from '@trienkhai/kernel/day';
import { requirePastDay, requirePeriod } from '@trienkhai/kernel/rules/day';
import type { StatedPeriod } from '@trienkhai/kernel/rules/day';
import { requireDirectives } from '@trienkhai/kernel/rules/directive';
import { optionalText, requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { ReviewsContext } from './reviews-context.ts';

/** A unit's leaders work through matters with others and conclude on them. */
export interface WorkingSession {
  readonly unitId: string;
  readonly withIds: readonly string[];
  readonly heldOn: Day;
  /** The stretch of work that was looked at. */
  readonly period?: StatedPeriod | undefined;
  readonly topics: readonly string[];
  readonly note?: string | undefined;
  readonly directiveIds: readonly string[];
  readonly conclusions: readonly string[];
}

/** The working session as it is kept; refuses what cannot be so. */
export function checkWorkingSession(
  draft: WorkingSession,
  context: ReviewsContext,
): { readonly session: WorkingSession; readonly sample: boolean } {
  const { today, units } = context;
  const heldOn = requirePastDay(draft.heldOn, today, ['heldOn']);
  requireUnit(units, draft.unitId, heldOn, ['unit']);
  requireLength(draft.withIds, ['with']);
  requireDistinct(draft.withIds, (id) => id, ['with']);
  draft.withIds.forEach((id, index) => requireUnit(units, id, heldOn, ['with', String(index)]));
  const session: WorkingSession = {
    unitId: draft.unitId,
    withIds: draft.withIds,
    heldOn,
    period: draft.period && requirePeriod(draft.period, today, ['period']),
    topics: checkTexts(draft.topics, ['topics']),
    note: optionalText(draft.note, 'note', ['note']),
    directiveIds: draft.directiveIds,
    conclusions: checkTexts(draft.conclusions, ['conclusions']),
  };
  return { session, sample: requireDirectives(context.directive, draft.directiveIds, ['directives']) };
}

function checkTexts(texts: readonly string[], path: Path): readonly string[] {
  requireLength(texts, path);
  return texts.map((text, index) => requireText(text, 'note', [...path, String(index)]));
}
