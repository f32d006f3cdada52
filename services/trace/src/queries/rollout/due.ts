import { addDays, type Day } from '@trienkhai/kernel/day';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import type { TargetDays } from '../../projections/directives.ts';

/** Last day in time of a stage and level; undefined where no target is set or the issuing day is unknown. */
export type DueOn = (stage: Stage, level: Level) => Day | undefined;

export function dueDays(issuedOn: Day | undefined, targets: readonly TargetDays[]): DueOn {
  const days = new Map<string, Day>();
  if (issuedOn !== undefined) {
    for (const target of targets) days.set(`${target.stage} ${target.level}`, addDays(issuedOn, target.days));
  }
  return days.size === 0 ? () => undefined : (stage, level) => days.get(`${stage} ${level}`);
}
