import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDistinct, requireLength } from '@trienkhai/kernel/rules/text';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { DirectiveEvent, RegisteredDirective, SetTargetDays, TargetDays } from './directive-events.ts';

const LONGEST_TARGET = 3_660;

/** Replaces the whole setting; an empty list means that no days are set. */
export function setTargetDays(
  state: RegisteredDirective,
  { directiveId, targets }: SetTargetDays,
): readonly DirectiveEvent[] {
  requireLength(targets, ['targets']);
  requireDistinct(targets, ({ stage, level }) => `${stage} ${level}`, ['targets']);
  targets.forEach((target, index) => requireTarget(target, ['targets', String(index)]));
  if (sameValue(inOrder(targets), inOrder(state.targets))) return [];
  return [{ type: 'TargetDaysSet', directiveId, targets }];
}

function requireTarget({ stage, days }: TargetDays, path: readonly string[]): void {
  if (stage === 'ISSUED') {
    throw refuse(
      'INVALID_ARGUMENT',
      'Ngày ban hành là mốc tính; không đặt hạn cho bước này.',
      'Targets count from the day of issue; that stage itself has none.',
      { path: [...path, 'stage'] },
    );
  }
  if (Number.isInteger(days) && days >= 0 && days <= LONGEST_TARGET) return;
  throw refuse(
    'COUNT_INVALID',
    `Số ngày phải từ 0 đến ${LONGEST_TARGET}.`,
    `The number of days lies between 0 and ${LONGEST_TARGET}.`,
    { path: [...path, 'days'] },
  );
}

function inOrder(targets: readonly TargetDays[]): readonly string[] {
  return targets.map(({ stage, level, days }) => `${stage} ${level} ${days}`).toSorted();
}
