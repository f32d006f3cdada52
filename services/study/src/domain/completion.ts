import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalPastDay, requireNotBefore } from '@trienkhai/kernel/rules/day';
import { requireDirective, requireSameSet } from '@trienkhai/kernel/rules/directive';
import { optionalText, requireText } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { StudyContext } from './study-context.ts';

/** When and by which document a unit finished studying a directive. */
export interface Completion {
  readonly on?: Day | undefined;
  readonly documentId?: string | undefined;
  readonly note?: string | undefined;
}

interface OfUnit {
  readonly directiveId: string;
  readonly unitId: string;
}

export type CompletionEvent =
  | (OfUnit & Completion & { readonly type: 'StudyCompleted'; readonly sample: boolean })
  | (OfUnit &
      Completion & {
        readonly type: 'StudyCompletionCorrected';
        readonly withdrawn: boolean;
        readonly reason: string;
      });

export interface CompleteStudy extends OfUnit, Completion {
  readonly type: 'CompleteStudy';
  readonly sample: boolean;
}
export interface CorrectStudyCompletion extends OfUnit, Completion {
  readonly type: 'CorrectStudyCompletion';
  /** True: the study had not been completed after all. */
  readonly withdrawn: boolean;
  readonly reason: string;
}
export type CompletionCommand = CompleteStudy | CorrectStudyCompletion;

export interface CompletionState {
  readonly completion?: Completion | undefined;
  readonly sample: boolean;
}

export const completionDecider: Decider<CompletionState, CompletionCommand, CompletionEvent, StudyContext> = {
  initialState: { sample: false },
  decide,
  evolve,
};

function decide(
  state: CompletionState,
  command: CompletionCommand,
  on: StudyContext,
): readonly CompletionEvent[] {
  switch (command.type) {
    case 'CompleteStudy':
      return completeStudy(state, command, on);
    case 'CorrectStudyCompletion':
      return correctCompletion(state, command, on);
  }
}

function evolve(state: CompletionState, event: CompletionEvent): CompletionState {
  const completion = { on: event.on, documentId: event.documentId, note: event.note };
  switch (event.type) {
    case 'StudyCompleted':
      return { completion, sample: event.sample };
    case 'StudyCompletionCorrected':
      return { ...state, completion: event.withdrawn ? undefined : completion };
  }
}

/** Where a command acts: the day that stands recorded and the one that is given. */
export function placesOfCompletion(
  state: CompletionState,
  command: CompletionCommand,
  today: Day,
): readonly Place[] {
  const days = new Set([command.on ?? today]);
  if (state.completion) days.add(state.completion.on ?? today);
  return [...days].map((day) => ({ unitId: command.unitId, day, path: ['unit'] }));
}

function completeStudy(
  { completion: recorded }: CompletionState,
  command: CompleteStudy,
  on: StudyContext,
): readonly CompletionEvent[] {
  const { directiveId, unitId } = command;
  const { completion, sample } = check(command, on);
  if (!recorded) {
    return [{ type: 'StudyCompleted', directiveId, unitId, ...completion, sample: command.sample || sample }];
  }
  if (recorded.on === completion.on) return [];
  throw refuse(
    'ALREADY_RECORDED',
    'Đơn vị đã ghi hoàn thành học tập vào ngày khác; muốn sửa thì đính chính.',
    'The unit has recorded another day of completion; to change it, correct it.',
    { path: ['on'], facts: { on: recorded.on ?? '' } },
  );
}

function correctCompletion(
  state: CompletionState,
  command: CorrectStudyCompletion,
  on: StudyContext,
): readonly CompletionEvent[] {
  const { directiveId, unitId, withdrawn } = command;
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (!state.completion) {
    throw refuse(
      'STAGE_NOT_RECORDED',
      'Đơn vị chưa ghi hoàn thành học tập; hãy ghi học tập xong.',
      'The unit has not recorded that it completed the study; record that first.',
      { path: ['unit'] },
    );
  }
  if (withdrawn) return [{ type: 'StudyCompletionCorrected', directiveId, unitId, withdrawn, reason }];
  const { completion, sample } = check(command, on);
  requireSameSet(state.sample, sample, ['directive']);
  if (sameValue(completion, state.completion)) return [];
  return [{ type: 'StudyCompletionCorrected', directiveId, unitId, withdrawn, ...completion, reason }];
}

function check(
  command: CompletionCommand,
  on: StudyContext,
): { readonly completion: Completion; readonly sample: boolean } {
  const directive = requireDirective(on.directive, command.directiveId, ['directive']);
  const day = optionalPastDay(command.on, on.today, ['on']);
  if (day !== undefined) requireNotBefore(day, directive.issuedOn, ['on']);
  requireUnit(on.units, command.unitId, day ?? on.today, ['unit']);
  const { documentId } = command;
  if (documentId !== undefined) requireDirective(on.directive, documentId, ['document']);
  const note = optionalText(command.note, 'note', ['note']);
  return { completion: { on: day, documentId, note }, sample: directive.sample };
}

/** A stream is of the unit that its commands name. */
export function unitsOfCompletion(
  { completion }: CompletionState,
  { unitId }: CompletionCommand,
): readonly UnitId[] {
  return completion ? [unitId] : [];
}
