import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { ReviewsContext } from './reviews-context.ts';
import { checkVisit } from './visit-details.ts';
import type { Visit } from './visit-details.ts';

export type VisitEvent =
  | {
      readonly type: 'VisitRecorded';
      readonly visitId: string;
      readonly visit: Visit;
      readonly sample: boolean;
    }
  | {
      readonly type: 'VisitCorrected';
      readonly visitId: string;
      readonly visit: Visit;
      readonly reason: string;
    }
  | { readonly type: 'VisitWithdrawn'; readonly visitId: string; readonly reason: string };

export interface RecordVisit {
  readonly type: 'RecordVisit';
  readonly visitId: string;
  readonly visit: Visit;
  readonly sample: boolean;
}
export interface CorrectVisit {
  readonly type: 'CorrectVisit';
  readonly visitId: string;
  readonly visit: Visit;
  readonly reason: string;
}
export interface WithdrawVisit {
  readonly type: 'WithdrawVisit';
  readonly visitId: string;
  readonly reason: string;
}
export type VisitCommand = RecordVisit | CorrectVisit | WithdrawVisit;

interface RecordedVisit {
  readonly visit: Visit;
  readonly sample: boolean;
  readonly withdrawn?: true;
}

/** Undefined: not recorded yet. */
export type VisitState = RecordedVisit | undefined;

export const visitDecider: Decider<VisitState, VisitCommand, VisitEvent, ReviewsContext> = {
  initialState: undefined,
  decide,
  evolve,
};

function decide(state: VisitState, command: VisitCommand, on: ReviewsContext): readonly VisitEvent[] {
  switch (command.type) {
    case 'RecordVisit':
      return recordVisit(state, command, on);
    case 'CorrectVisit':
      return correctVisit(known(state), command, on);
    case 'WithdrawVisit':
      return withdrawVisit(known(state), command);
  }
}

function evolve(state: VisitState, event: VisitEvent): VisitState {
  switch (event.type) {
    case 'VisitRecorded':
      return { visit: event.visit, sample: event.sample };
    case 'VisitCorrected':
      return state && { ...state, visit: event.visit };
    case 'VisitWithdrawn':
      return state && { ...state, withdrawn: true };
  }
}

/** Where a command acts: the unit that sends, on the first day, as recorded and as given. */
export function placesOfVisit(state: VisitState, command: VisitCommand): readonly Place[] {
  const visits = [state, command].flatMap((of) => (of && 'visit' in of ? [of.visit] : []));
  return visits.map(({ byId, from }) => ({ unitId: byId, day: from, path: ['by'] }));
}

function recordVisit(state: VisitState, command: RecordVisit, on: ReviewsContext): readonly VisitEvent[] {
  if (state) {
    throw refuse(
      'ALREADY_RECORDED',
      'Chuyến công tác này đã được ghi; muốn sửa thì đính chính.',
      'This visit is already recorded; to change it, correct it.',
    );
  }
  const { visit, sample } = checkVisit(command.visit, on);
  return [{ type: 'VisitRecorded', visitId: command.visitId, visit, sample: command.sample || sample }];
}

function correctVisit(
  state: RecordedVisit,
  command: CorrectVisit,
  on: ReviewsContext,
): readonly VisitEvent[] {
  if (state.withdrawn) {
    throw refuse(
      'VISIT_WITHDRAWN',
      'Chuyến công tác này đã được rút lại; hãy ghi lại bằng lệnh recordVisit.',
      'This visit has been withdrawn; record it anew with recordVisit.',
      { path: ['visit'] },
    );
  }
  const { visit, sample } = checkVisit(command.visit, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(state.sample, sample, ['directives']);
  if (sameValue(visit, state.visit)) return [];
  return [{ type: 'VisitCorrected', visitId: command.visitId, visit, reason }];
}

function withdrawVisit(state: RecordedVisit, command: WithdrawVisit): readonly VisitEvent[] {
  const reason = requireText(command.reason, 'reason', ['reason']);
  return state.withdrawn ? [] : [{ type: 'VisitWithdrawn', visitId: command.visitId, reason }];
}

function known(state: VisitState): RecordedVisit {
  if (state) return state;
  throw refuse(
    'VISIT_UNKNOWN',
    'Không có chuyến công tác nào mang mã này.',
    'There is no visit of this id.',
    { path: ['visit'] },
  );
}

export function unitsOfVisit(state: VisitState): readonly UnitId[] {
  return state ? [state.visit.byId, ...state.visit.stops.map(({ unitId }) => unitId)] : [];
}
