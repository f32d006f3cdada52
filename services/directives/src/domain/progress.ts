import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalPastDay, requireNotBefore } from '@trienkhai/kernel/rules/day';
import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import { optionalText, requireText } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { RegisteredDirective } from './directive-events.ts';

/** When and by which document a unit reached a stage under a directive. */
export interface StageDetails {
  readonly on?: Day | undefined;
  readonly documentId?: string | undefined;
  readonly note?: string | undefined;
}

/** The stages that this service records, and the event that reaches each. */
export const STAGE_EVENTS = {
  RECEIVED: 'DirectiveReceived',
  PLANNED: 'PlanAdopted',
  PROGRAMME: 'ProgrammeAdopted',
} as const;
export type UnitStage = keyof typeof STAGE_EVENTS;

interface OfUnit {
  readonly directiveId: string;
  readonly unitId: string;
}

interface StageReached<Type extends string> extends OfUnit, StageDetails {
  readonly type: Type;
  readonly sample: boolean;
}
interface UnitStageCorrected extends OfUnit, StageDetails {
  readonly type: 'UnitStageCorrected';
  readonly stage: UnitStage;
  readonly withdrawn: boolean;
  readonly reason: string;
}
export type ProgressEvent =
  | StageReached<'DirectiveReceived'>
  | StageReached<'PlanAdopted'>
  | StageReached<'ProgrammeAdopted'>
  | UnitStageCorrected;

export interface ReachStage extends OfUnit, StageDetails {
  readonly type: 'RecordReceipt' | 'AdoptPlan' | 'AdoptProgramme';
  readonly sample: boolean;
}
export interface CorrectUnitStage extends OfUnit, StageDetails {
  readonly type: 'CorrectUnitStage';
  readonly stage: UnitStage;
  /** True: it had not happened. */
  readonly withdrawn: boolean;
  readonly reason: string;
}
export type ProgressCommand = ReachStage | CorrectUnitStage;

export type ProgressState = { readonly [Stage in UnitStage]?: StageDetails | undefined };

export interface ProgressContext extends FactContext {
  readonly registered: (id: string) => RegisteredDirective | undefined;
}

export const progressDecider: Decider<ProgressState, ProgressCommand, ProgressEvent, ProgressContext> = {
  initialState: {},
  decide,
  evolve,
};

const STAGE_OF_COMMAND = {
  RecordReceipt: 'RECEIVED',
  AdoptPlan: 'PLANNED',
  AdoptProgramme: 'PROGRAMME',
} as const;

function decide(
  state: ProgressState,
  command: ProgressCommand,
  on: ProgressContext,
): readonly ProgressEvent[] {
  switch (command.type) {
    case 'RecordReceipt':
    case 'AdoptPlan':
    case 'AdoptProgramme':
      return reachStage(state, command, on);
    case 'CorrectUnitStage':
      return correctUnitStage(state, command, on);
  }
}

function evolve(state: ProgressState, event: ProgressEvent): ProgressState {
  const details = { on: event.on, documentId: event.documentId, note: event.note };
  switch (event.type) {
    case 'DirectiveReceived':
      return { ...state, RECEIVED: details };
    case 'PlanAdopted':
      return { ...state, PLANNED: details };
    case 'ProgrammeAdopted':
      return { ...state, PROGRAMME: details };
    case 'UnitStageCorrected':
      return { ...state, [event.stage]: event.withdrawn ? undefined : details };
  }
}

/** Where a command acts: on the day that stands recorded and on the one that is given. */
export function placesOfProgress(
  state: ProgressState,
  command: ProgressCommand,
  today: Day,
): readonly Place[] {
  const recorded = state[stageOf(command)];
  const days = new Set([command.on ?? today, ...(recorded ? [recorded.on ?? today] : [])]);
  return [...days].map((day) => ({ unitId: command.unitId, day, path: ['unit'] }));
}

function reachStage(
  state: ProgressState,
  command: ReachStage,
  on: ProgressContext,
): readonly ProgressEvent[] {
  const { directiveId, unitId } = command;
  const stage = stageOf(command);
  const { details, directive } = check(command, on);
  const recorded = state[stage];
  if (!recorded) {
    const sample = command.sample || directive.sample;
    return [{ type: STAGE_EVENTS[stage], directiveId, unitId, ...details, sample }];
  }
  if (recorded.on === details.on) return [];
  throw refuse(
    'ALREADY_RECORDED',
    'Đơn vị đã ghi bước này vào ngày khác; muốn sửa thì đính chính.',
    'The unit has recorded this stage on another day; to change it, correct it.',
    { path: ['on'], facts: { on: recorded.on ?? '', stage } },
  );
}

function correctUnitStage(
  state: ProgressState,
  command: CorrectUnitStage,
  on: ProgressContext,
): readonly ProgressEvent[] {
  const { directiveId, unitId, stage, withdrawn } = command;
  const reason = requireText(command.reason, 'reason', ['reason']);
  const recorded = state[stage];
  if (!recorded) {
    throw refuse(
      'STAGE_NOT_RECORDED',
      'Đơn vị chưa ghi bước này nên chưa có gì để sửa.',
      'The unit has not recorded this stage, so there is nothing to correct.',
      { path: ['stage'], facts: { stage } },
    );
  }
  if (withdrawn) return [{ type: 'UnitStageCorrected', directiveId, unitId, stage, withdrawn, reason }];
  const { details } = check(command, on);
  if (sameValue(details, recorded)) return [];
  return [{ type: 'UnitStageCorrected', directiveId, unitId, stage, withdrawn, ...details, reason }];
}

function check(command: ProgressCommand, on: ProgressContext) {
  const directive = on.registered(command.directiveId);
  if (!directive) throw directiveUnknown(command.directiveId, ['directive']);
  const day = optionalPastDay(command.on, on.today, ['on']);
  if (day !== undefined) requireNotBefore(day, directive.facts.issuedOn, ['on']);
  requireNotRecalled(directive, day ?? on.today);
  requireUnit(on.units, command.unitId, day ?? on.today, ['unit']);
  const { documentId } = command;
  if (documentId !== undefined && !on.registered(documentId))
    throw directiveUnknown(documentId, ['document']);
  const note = optionalText(command.note, 'note', ['note']);
  const details: StageDetails = { on: day, documentId, note };
  return { details, directive };
}

function requireNotRecalled({ recalledOn }: RegisteredDirective, day: Day): void {
  if (recalledOn === undefined || day < recalledOn) return;
  throw refuse(
    'DIRECTIVE_RECALLED',
    `Văn bản đã bị thu hồi từ ngày ${recalledOn}; chỉ ghi được việc trước ngày đó.`,
    `The document was recalled on ${recalledOn}; only what happened before can be recorded.`,
    { path: ['on'], facts: { recalledOn } },
  );
}

function stageOf(command: ProgressCommand): UnitStage {
  return command.type === 'CorrectUnitStage' ? command.stage : STAGE_OF_COMMAND[command.type];
}

/** A stream is of the unit that its commands name. */
export function unitsOfProgress(state: ProgressState, { unitId }: ProgressCommand): readonly UnitId[] {
  return Object.keys(state).length > 0 ? [unitId] : [];
}
