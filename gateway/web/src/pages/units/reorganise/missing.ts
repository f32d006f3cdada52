import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Plan } from './plan.ts';
import { WANTING } from './wanting.ts';

/** Something that is wrong with the plan, at its row or field. */
export interface Fault {
  readonly place: string;
  readonly message: BilingualText;
}

/** Where the reason of a correction stands. */
export const REASON = 'reason';

export const reasonMissing: Fault = { place: REASON, message: WANTING.reason };

/** What has to be filled in before the rules can be asked, from top to bottom. */
export function missingIn(plan: Plan): readonly Fault[] {
  const faults: Fault[] = [];
  const want = (given: unknown, place: string, wanting: keyof typeof WANTING) => {
    if (!given) faults.push({ place, message: WANTING[wanting] });
  };
  for (const day of ['effectiveOn', 'issuedOn'] as const)
    want(plan[day], day, plan.unread?.[day] === undefined ? day : 'unread');
  for (const { key, code, name, kind, parent } of plan.openings) {
    want(code.trim() && name.trim() && kind.trim(), key, 'opening');
    want(parent, key, 'parent');
  }
  for (const { key, unit, name, kind, parent } of plan.revisions) {
    want(unit, key, 'revised');
    want(name.trim() || kind.trim() || parent, key, 'revision');
  }
  for (const { key, unit, passages } of plan.givers) {
    want(unit, key, 'giver');
    for (const passage of passages) want(passage.to, passage.key, 'receiver');
  }
  const { openings, revisions, givers } = plan;
  want(openings.length + revisions.length + givers.length, 'openings', 'nothing');
  return faults;
}
