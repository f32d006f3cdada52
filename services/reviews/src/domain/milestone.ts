import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { requireNotBefore, requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireDirective, requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireHeadcounts } from '@trienkhai/kernel/rules/headcount';
import { optionalText, requireKind, requireText } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { ReviewsContext } from './reviews-context.ts';

/** One thing that a unit's board logged under a directive. */
export interface Milestone {
  readonly directiveId: string;
  readonly unitId: string;
  /** "implemented" reaches the stage of that name; any other word is an activity. */
  readonly kind: string;
  readonly on: Day;
  readonly note?: string | undefined;
  readonly people: readonly Headcount[];
}

interface WithReason {
  readonly milestoneId: string;
  readonly reason: string;
}

export type MilestoneEvent =
  | {
      readonly type: 'MilestoneLogged';
      readonly milestoneId: string;
      readonly milestone: Milestone;
      readonly sample: boolean;
    }
  | (WithReason & { readonly type: 'MilestoneCorrected'; readonly milestone: Milestone })
  | (WithReason & { readonly type: 'MilestoneWithdrawn' });

export interface LogMilestone {
  readonly type: 'LogMilestone';
  readonly milestoneId: string;
  readonly milestone: Milestone;
  readonly sample: boolean;
}
export interface CorrectMilestone extends WithReason {
  readonly type: 'CorrectMilestone';
  readonly milestone: Milestone;
}
export interface WithdrawMilestone extends WithReason {
  readonly type: 'WithdrawMilestone';
}
export type MilestoneCommand = LogMilestone | CorrectMilestone | WithdrawMilestone;

export type MilestoneState =
  | { readonly status: 'none' }
  | { readonly status: 'logged' | 'withdrawn'; readonly milestone: Milestone; readonly sample: boolean };
type KnownMilestone = Exclude<MilestoneState, { readonly status: 'none' }>;

export const milestoneDecider: Decider<MilestoneState, MilestoneCommand, MilestoneEvent, ReviewsContext> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(
  state: MilestoneState,
  command: MilestoneCommand,
  on: ReviewsContext,
): readonly MilestoneEvent[] {
  switch (command.type) {
    case 'LogMilestone':
      return logMilestone(state, command, on);
    case 'CorrectMilestone':
      return correctMilestone(standing(state), command, on);
    case 'WithdrawMilestone':
      return withdrawMilestone(known(state), command);
  }
}

function evolve(state: MilestoneState, event: MilestoneEvent): MilestoneState {
  switch (event.type) {
    case 'MilestoneLogged':
      return { status: 'logged', milestone: event.milestone, sample: event.sample };
    case 'MilestoneCorrected':
      return state.status === 'none' ? state : { ...state, milestone: event.milestone };
    case 'MilestoneWithdrawn':
      return state.status === 'none' ? state : { ...state, status: 'withdrawn' };
  }
}

/** Where a command acts: what it changes and what it puts there. */
export function placesOfMilestone(state: MilestoneState, command: MilestoneCommand): readonly Place[] {
  const placeOf = ({ unitId, on }: Milestone): Place => ({ unitId, day: on, path: ['unit'] });
  const recorded = state.status === 'none' ? [] : [placeOf(state.milestone)];
  return 'milestone' in command ? [...recorded, placeOf(command.milestone)] : recorded;
}

function logMilestone(
  state: MilestoneState,
  command: LogMilestone,
  on: ReviewsContext,
): readonly MilestoneEvent[] {
  if (state.status !== 'none') {
    throw refuse(
      'ALREADY_RECORDED',
      'Việc này đã được ghi; muốn sửa thì đính chính.',
      'This milestone is already logged; to change it, correct it.',
    );
  }
  const { milestone, sample } = check(command.milestone, on);
  const { milestoneId } = command;
  return [{ type: 'MilestoneLogged', milestoneId, milestone, sample: command.sample || sample }];
}

function correctMilestone(
  state: KnownMilestone,
  command: CorrectMilestone,
  on: ReviewsContext,
): readonly MilestoneEvent[] {
  const { milestone, sample } = check(command.milestone, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(state.sample, sample, ['directive']);
  if (sameValue(milestone, state.milestone)) return [];
  return [{ type: 'MilestoneCorrected', milestoneId: command.milestoneId, milestone, reason }];
}

function withdrawMilestone(state: KnownMilestone, command: WithdrawMilestone): readonly MilestoneEvent[] {
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (state.status === 'withdrawn') return [];
  return [{ type: 'MilestoneWithdrawn', milestoneId: command.milestoneId, reason }];
}

function check(draft: Milestone, { today, units, directive: lookup }: ReviewsContext) {
  const directive = requireDirective(lookup, draft.directiveId, ['directive']);
  const on = requireNotBefore(requirePastDay(draft.on, today, ['on']), directive.issuedOn, ['on']);
  requireUnit(units, draft.unitId, on, ['unit']);
  const milestone: Milestone = {
    directiveId: draft.directiveId,
    unitId: draft.unitId,
    kind: requireKind(draft.kind, ['kind']),
    on,
    note: optionalText(draft.note, 'note', ['note']),
    people: requireHeadcounts(draft.people, ['people']),
  };
  return { milestone, sample: directive.sample };
}

function standing(state: MilestoneState): KnownMilestone {
  const milestone = known(state);
  if (milestone.status === 'logged') return milestone;
  throw refuse(
    'MILESTONE_WITHDRAWN',
    'Việc này đã được rút lại; hãy ghi mới.',
    'This milestone has been withdrawn; log a new one.',
    { path: ['milestone'] },
  );
}

function known(state: MilestoneState): KnownMilestone {
  if (state.status !== 'none') return state;
  throw refuse('MILESTONE_UNKNOWN', 'Không có việc nào mang mã này.', 'There is no milestone of this id.', {
    path: ['milestone'],
  });
}

export function unitsOfMilestone(state: MilestoneState): readonly UnitId[] {
  return state.status === 'none' ? [] : [state.milestone.unitId];
}
