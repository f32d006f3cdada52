import { refuse } from '@trienkhai/kernel/domain-error';
import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import { sameValue } from '@trienkhai/kernel/same-value';
import type {
  AbandonRegistration,
  CorrectDirective,
  DirectiveContext,
  DirectiveEvent,
  DirectiveState,
  RegisterDirective,
  RegisteredDirective,
} from './directive-events.ts';
import { checkDraft } from './directive-facts.ts';

export function registerDirective(
  state: DirectiveState,
  { directiveId, draft, sample }: RegisterDirective,
  on: DirectiveContext,
): readonly DirectiveEvent[] {
  if (state.status === 'abandoned') throw registrationAbandoned();
  if (state.status === 'registered') {
    throw refuse(
      'ALREADY_RECORDED',
      'Văn bản này đã được đăng ký; muốn sửa thì đính chính.',
      'This document is already registered; to change it, correct it.',
    );
  }
  const { facts, warnings } = checkDraft(draft, on);
  return [{ type: 'DirectiveRegistered', directiveId, facts, sample, warnings }];
}

export function correctDirective(
  state: RegisteredDirective,
  command: CorrectDirective,
  on: DirectiveContext,
): readonly DirectiveEvent[] {
  const { access = state.facts.access, ...draft } = command.draft;
  const { facts } = checkDraft({ ...draft, access }, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (sameValue(facts, state.facts)) return [];
  return [{ type: 'DirectiveCorrected', directiveId: command.directiveId, facts, reason }];
}

/** Only a stream without any event is closed: a registration that came first stays. */
export function abandonRegistration(
  state: DirectiveState,
  { directiveId, registerKey }: AbandonRegistration,
): readonly DirectiveEvent[] {
  if (state.status === 'none') return [{ type: 'RegistrationAbandoned', directiveId, registerKey }];
  throw refuse(
    'ALREADY_RECORDED',
    'Đăng ký này đã hoàn tất hoặc đã kết thúc.',
    'This registration has been completed or ended.',
  );
}

/** A directive that is registered; `field` names where the caller gave its id. */
export function requireRegistered(
  state: DirectiveState,
  directiveId: string,
  field = 'directive',
): RegisteredDirective {
  if (state.status === 'registered') return state;
  if (state.status === 'abandoned') throw registrationAbandoned();
  throw directiveUnknown(directiveId, [field]);
}

function registrationAbandoned(): Error {
  return refuse(
    'REGISTRATION_ABANDONED',
    'Lần đăng ký này bị ngắt giữa chừng và đã đóng; hãy đăng ký lại với commandId mới.',
    'This registration was cut off half-way and has been closed; register again with a new commandId.',
  );
}
