import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay, requireNotBefore, requirePastDay } from '@trienkhai/kernel/rules/day';
import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import { requireOtherAccount, type Deed } from '@trienkhai/kernel/rules/four-eyes';
import { requireText } from '@trienkhai/kernel/rules/text';
import type {
  DirectiveContext,
  DirectiveEvent,
  RecallDirective,
  RegisteredDirective,
  SupersedeDirective,
} from './directive-events.ts';

const REPLACING: Deed = {
  vi: ['đăng ký hoặc sửa văn bản thay thế', 'cho nó thay thế văn bản khác'],
  en: ['registered or corrected the document in its place', 'let that take the place of another'],
};

/** Another document takes this one's place, by an account that did not write that one; its day may lie ahead. */
export function supersedeDirective(
  { facts, superseded }: RegisteredDirective,
  { directiveId, byId, on: day }: SupersedeDirective,
  on: DirectiveContext,
): readonly DirectiveEvent[] {
  if (byId === directiveId) {
    throw refuse(
      'LINK_INVALID',
      'Một văn bản không thay thế chính nó.',
      'A document cannot supersede itself.',
      { path: ['by'] },
    );
  }
  if (!on.registered(byId)) throw directiveUnknown(byId, ['by']);
  requireNotBefore(requireDay(day, ['on']), facts.issuedOn, ['on']);
  if (superseded) {
    if (superseded.byId === byId && superseded.on === day) return [];
    throw alreadyEnded('thay thế', 'superseded', superseded.on);
  }
  requireOtherAccount(on.principal.actor, on.writers, REPLACING, ['by']);
  return [{ type: 'DirectiveSuperseded', directiveId, byId, on: day }];
}

/** The issuer takes the document back; from that day on no unit receives it. */
export function recallDirective(
  { facts, recalledOn }: RegisteredDirective,
  { directiveId, on: day, reason: why }: RecallDirective,
  { today }: DirectiveContext,
): readonly DirectiveEvent[] {
  requireNotBefore(requirePastDay(day, today, ['on']), facts.issuedOn, ['on']);
  const reason = requireText(why, 'reason', ['reason']);
  if (recalledOn === undefined) return [{ type: 'DirectiveRecalled', directiveId, on: day, reason }];
  if (recalledOn === day) return [];
  throw alreadyEnded('thu hồi', 'recalled', recalledOn);
}

function alreadyEnded(vi: string, en: string, day: Day): Error {
  return refuse(
    'ALREADY_RECORDED',
    `Văn bản này đã được ghi là bị ${vi} từ ngày ${day}.`,
    `This document is already recorded as ${en} from ${day}.`,
    { path: ['on'], facts: { on: day } },
  );
}
