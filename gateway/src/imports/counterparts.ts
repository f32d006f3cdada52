import { dayOf } from '@trienkhai/kernel/day';
import { commands, type CommandName } from '../commands/index.ts';

type Body = Readonly<Record<string, unknown>>;

export interface RowCommand {
  readonly command: CommandName;
  readonly body: Body;
}

interface Correction {
  readonly command: CommandName;
  /** Field that takes the id of the fact; absent: the fact is named by directive and unit. */
  readonly field?: string;
  readonly more?: Body;
}

/** The command that puts right what the other recorded: for rows that bear the `id` of a fact. */
const CORRECTIONS: Readonly<Partial<Record<CommandName, Correction>>> = {
  registerDirective: { command: 'correctDirective', field: 'directive' },
  recordSession: { command: 'correctSession', field: 'session' },
  reportActivities: { command: 'correctReport', field: 'report' },
  logMilestone: { command: 'correctMilestone', field: 'milestone' },
  submitReview: { command: 'correctReview', field: 'review' },
  recordVisit: { command: 'correctVisit', field: 'visit' },
  recordReceipt: { command: 'correctUnitStage', more: { stage: 'RECEIVED' } },
  adoptPlan: { command: 'correctUnitStage', more: { stage: 'PLANNED' } },
  adoptProgramme: { command: 'correctUnitStage', more: { stage: 'PROGRAMME' } },
  completeStudy: { command: 'correctStudyCompletion' },
};

/** A row with the `id` of a fact as the correction of that fact; undefined where there is none. */
export function correctionOf(
  command: CommandName,
  id: string,
  body: Body,
  reason: string,
): RowCommand | undefined {
  const correction = CORRECTIONS[command];
  if (!correction) return undefined;
  const { plannedSession: _, expectedVersion, sample: __, ...facts } = body;
  // Several stages stand on one stream: a version read before the first row is stale at the second.
  const version = correction.field && expectedVersion !== undefined ? { expectedVersion } : {};
  const named = correction.field ? { [correction.field]: id } : {};
  return {
    command: correction.command,
    body: { reason, ...facts, ...version, ...named, ...correction.more },
  };
}

type Undo = (nodeId: string, body: Body, reason: string) => Body;

const withdrawal =
  (field: string): Undo =>
  (nodeId, _, reason) => ({ [field]: nodeId, reason });
const noStage =
  (more: Body): Undo =>
  (_, { directive, unit, on }, reason) => ({ ...more, directive, unit, on, withdrawn: true, reason });

const UNDO: Readonly<Partial<Record<CommandName, readonly [CommandName, Undo]>>> = {
  planSession: ['withdrawSession', withdrawal('session')],
  recordSession: ['withdrawSession', withdrawal('session')],
  reportActivities: ['withdrawReport', withdrawal('report')],
  logMilestone: ['withdrawMilestone', withdrawal('milestone')],
  submitReview: ['withdrawReview', withdrawal('review')],
  recordReceipt: ['correctUnitStage', noStage({ stage: 'RECEIVED' })],
  adoptPlan: ['correctUnitStage', noStage({ stage: 'PLANNED' })],
  adoptProgramme: ['correctUnitStage', noStage({ stage: 'PROGRAMME' })],
  completeStudy: ['correctStudyCompletion', noStage({})],
  linkDirectives: ['unlinkDirectives', (_, { from, to, kind }, reason) => ({ from, to, kind, reason })],
  registerDirective: [
    'recallDirective',
    (nodeId, { issuedOn }, reason) => ({ directive: nodeId, on: issuedOn ?? dayOf(new Date()), reason }),
  ],
};

/** The command that takes back what such a row recorded; undefined where only a person can tell how. */
export function undoOf(done: RowCommand, nodeId: string, reason: string): RowCommand | undefined {
  const undo = UNDO[done.command];
  return undo && { command: undo[0], body: undo[1](nodeId, done.body, reason) };
}

/** True where rows may bear `id` and `version`. */
export function takesIds(command: CommandName): boolean {
  return command in CORRECTIONS;
}

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
