import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { requireDirectives, requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { checkSession, dayOfSession } from './session-details.ts';
import type { Session } from './session-details.ts';
import type { StudyContext } from './study-context.ts';

export type SessionEvent =
  | {
      readonly type: 'SessionPlanned';
      readonly sessionId: string;
      readonly plannedOn: Day;
      readonly session: Session;
      readonly sample: boolean;
    }
  | {
      readonly type: 'SessionRecorded';
      readonly sessionId: string;
      readonly session: Session;
      readonly sample: boolean;
    }
  | {
      readonly type: 'SessionCorrected';
      readonly sessionId: string;
      readonly session: Session;
      readonly reason: string;
    }
  | { readonly type: 'SessionWithdrawn'; readonly sessionId: string; readonly reason: string };

export interface PlanSession {
  readonly type: 'PlanSession';
  readonly sessionId: string;
  readonly plannedOn: Day;
  readonly session: Session;
  readonly sample: boolean;
}
export interface RecordSession {
  readonly type: 'RecordSession';
  readonly sessionId: string;
  readonly session: Session;
  readonly sample: boolean;
  /** True: the session was planned before under this id. */
  readonly planned: boolean;
}
export interface CorrectSession {
  readonly type: 'CorrectSession';
  readonly sessionId: string;
  readonly session: Session;
  readonly reason: string;
}
export interface WithdrawSession {
  readonly type: 'WithdrawSession';
  readonly sessionId: string;
  readonly reason: string;
}
export type SessionCommand = PlanSession | RecordSession | CorrectSession | WithdrawSession;

export type SessionState =
  | { readonly status: 'none' }
  | {
      readonly status: 'planned' | 'recorded' | 'withdrawn';
      readonly session: Session;
      readonly sample: boolean;
      readonly plannedOn?: Day | undefined;
    };
type KnownSession = Exclude<SessionState, { readonly status: 'none' }>;

export const sessionDecider: Decider<SessionState, SessionCommand, SessionEvent, StudyContext> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(state: SessionState, command: SessionCommand, on: StudyContext): readonly SessionEvent[] {
  switch (command.type) {
    case 'PlanSession':
      return planSession(state, command, on);
    case 'RecordSession':
      return recordSession(state, command, on);
    case 'CorrectSession':
      return correctSession(standing(state), command, on);
    case 'WithdrawSession':
      return withdrawSession(state, command);
  }
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'SessionPlanned':
      return { status: 'planned', session: event.session, sample: event.sample, plannedOn: event.plannedOn };
    case 'SessionRecorded':
      return { status: 'recorded', session: event.session, sample: event.sample };
    case 'SessionCorrected':
      return state.status === 'none' ? state : { ...state, session: event.session };
    case 'SessionWithdrawn':
      return state.status === 'none' ? state : { ...state, status: 'withdrawn' };
  }
}

/** Where a command acts: what it changes and what it puts there must both be within the account's reach. */
export function placesOfSession(state: SessionState, command: SessionCommand, today: Day): readonly Place[] {
  const recorded = state.status === 'none' ? [] : [placeOf(state.session, today, state.plannedOn)];
  switch (command.type) {
    case 'PlanSession':
      return [...recorded, placeOf(command.session, today, command.plannedOn)];
    case 'RecordSession':
    case 'CorrectSession':
      return [...recorded, placeOf(command.session, today)];
    case 'WithdrawSession':
      return recorded;
  }
}

/** A plan stands at its day, at the latest today. */
function placeOf(session: Session, today: Day, plannedOn = today): Place {
  return {
    unitId: session.unitId,
    day: dayOfSession(session, plannedOn < today ? plannedOn : today),
    path: ['unit'],
  };
}

function planSession(state: SessionState, command: PlanSession, on: StudyContext): readonly SessionEvent[] {
  if (state.status !== 'none') throw alreadyRecorded();
  const plannedOn = requireDay(command.plannedOn, ['plannedOn']);
  const { sessionId } = command;
  const session = checkPlanned(command.session, plannedOn, on);
  return [{ type: 'SessionPlanned', sessionId, plannedOn, session, sample: isSample(command, on) }];
}

function recordSession(
  state: SessionState,
  command: RecordSession,
  on: StudyContext,
): readonly SessionEvent[] {
  const plan = command.planned ? standing(state) : undefined;
  if (plan ? plan.status !== 'planned' : state.status !== 'none') throw alreadyRecorded();
  const session = checkSession(command.session, dayOfSession(command.session, on.today), on);
  if (plan && plan.session.unitId !== session.unitId) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Kế hoạch này là của đơn vị khác; hãy ghi buổi học mà không dẫn kế hoạch.',
      'The plan belongs to another unit; record the session without naming the plan.',
      { path: ['unit'], facts: { unit: plan.session.unitId } },
    );
  }
  const sample = isSample(command, on) || plan?.sample === true;
  return [{ type: 'SessionRecorded', sessionId: command.sessionId, session, sample }];
}

function correctSession(
  state: KnownSession,
  { sessionId, session: draft, reason: why }: CorrectSession,
  on: StudyContext,
): readonly SessionEvent[] {
  const session =
    state.status === 'planned'
      ? checkPlanned(draft, state.plannedOn ?? on.today, on)
      : checkSession(draft, dayOfSession(draft, on.today), on);
  const reason = requireText(why, 'reason', ['reason']);
  requireSameSet(state.sample, requireDirectives(on.directive, session.directiveIds, ['directives']), [
    'directives',
  ]);
  if (sameValue(session, state.session)) return [];
  return [{ type: 'SessionCorrected', sessionId, session, reason }];
}

function withdrawSession(state: SessionState, command: WithdrawSession): readonly SessionEvent[] {
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (state.status === 'withdrawn') return [];
  known(state);
  return [{ type: 'SessionWithdrawn', sessionId: command.sessionId, reason }];
}

function checkPlanned(draft: Session, plannedOn: Day, on: StudyContext): Session {
  if (draft.heldOn !== undefined || draft.heldUntil !== undefined) {
    throw refuse(
      'DATE_INVALID',
      'Buổi học mới dự kiến thì chưa có ngày tổ chức; chỉ ghi ngày dự kiến.',
      'A planned session has not been held; give only its planned day.',
      { path: ['heldOn'] },
    );
  }
  return checkSession(draft, placeOf(draft, on.today, plannedOn).day, on);
}

function isSample(command: PlanSession | RecordSession, on: StudyContext): boolean {
  return command.sample || command.session.directiveIds.some((id) => on.directive(id)?.sample === true);
}

function standing(state: SessionState): KnownSession {
  if (known(state).status !== 'withdrawn') return known(state);
  throw refuse(
    'SESSION_WITHDRAWN',
    'Buổi học này đã được rút lại; hãy ghi một buổi mới.',
    'This session has been withdrawn; record a new one.',
    { path: ['session'] },
  );
}

function known(state: SessionState): KnownSession {
  if (state.status !== 'none') return state;
  throw refuse('SESSION_UNKNOWN', 'Không có buổi học nào mang mã này.', 'There is no session of this id.', {
    path: ['session'],
  });
}

function alreadyRecorded(): Error {
  return refuse(
    'ALREADY_RECORDED',
    'Buổi học này đã được ghi; muốn sửa thì đính chính.',
    'This session is already recorded; to change it, correct it.',
  );
}

/** Whoever acted in it, wherever it was held. */
export function unitsOfSession(state: SessionState): readonly UnitId[] {
  if (state.status === 'none') return [];
  const { unitId, organiserIds, sites } = state.session;
  return [unitId, ...organiserIds, ...sites.map((site) => site.unitId)];
}
