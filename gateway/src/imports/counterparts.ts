import { dayOf } from '@trienkhai/kernel/day';
import { commands, type CommandName } from '../commands/index.ts';

type Body = Readonly<Record<string, unknown>>;

export interface RowCommand {
  readonly command: CommandName;
  readonly body: Body;
}

interface Correction {
  readonly command: CommandName;
  /** Field that takes the id of the fact; absent: the row names it by other fields. */
  readonly field?: string;
  readonly more?: Body;
  /** Fields of the first command that no correction changes. */
  readonly stays?: readonly string[];
  /** The command itself says anew what it said: it asks for no reason. */
  readonly again?: true;
  /** Several facts share a version: one that was read before the first row is stale at the second. */
  readonly shared?: true;
}

const again = (command: CommandName): Correction => ({ command, again: true });

/** The command that puts right what the other recorded: for rows that bear the `id` of a fact. */
const CORRECTIONS: Readonly<Partial<Record<CommandName, Correction>>> = {
  registerDirective: { command: 'correctDirective', field: 'directive' },
  recordSession: { command: 'correctSession', field: 'session', stays: ['plannedSession'] },
  planSession: { command: 'correctSession', field: 'session', stays: ['plannedOn'] },
  reportActivities: { command: 'correctReport', field: 'report' },
  logMilestone: { command: 'correctMilestone', field: 'milestone' },
  submitReview: { command: 'correctReview', field: 'review' },
  recordVisit: { command: 'correctVisit', field: 'visit' },
  recordReceipt: { command: 'correctUnitStage', more: { stage: 'RECEIVED' } },
  adoptPlan: { command: 'correctUnitStage', more: { stage: 'PLANNED' } },
  adoptProgramme: { command: 'correctUnitStage', more: { stage: 'PROGRAMME' } },
  completeStudy: { command: 'correctStudyCompletion' },
  recordWorkingSession: { command: 'correctWorkingSession', field: 'workingSession', stays: ['tasks'] },
  assignTask: {
    command: 'correctTask',
    field: 'task',
    stays: ['by', 'assignedOn', 'source'],
    shared: true,
  },
  completeTask: again('completeTask'),
  recordAward: { command: 'correctAward', field: 'award' },
  definePeriod: {
    command: 'correctPeriod',
    field: 'period',
    stays: ['owner', 'series', 'kind', 'from'],
    shared: true,
  },
  formCluster: { command: 'changeCluster', field: 'cluster', stays: ['within', 'from'], shared: true },
  setClusterCriteria: again('setClusterCriteria'),
  signPledge: { command: 'correctPledge' },
  scoreMember: again('scoreMember'),
  holdClusterReview: again('holdClusterReview'),
  grantRole: { ...again('grantRole'), field: 'grant', shared: true },
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
  const { field, more, shared, again: anew } = correction;
  const stays = [...(correction.stays ?? []), ...(anew ? ['reason'] : [])];
  const { expectedVersion, sample: _, ...facts } = body;
  const kept = Object.entries(facts).filter(([name]) => !stays.includes(name));
  const keepsVersion = field !== undefined && !shared && expectedVersion !== undefined;
  return {
    command: correction.command,
    body: {
      ...(anew ? {} : { reason }),
      // A cluster has been composed so since its first day, or as far as anybody knows until today.
      ...(correction.command === 'changeCluster' ? { on: facts['from'] ?? dayOf(new Date()) } : {}),
      ...Object.fromEntries(kept),
      ...(keepsVersion ? { expectedVersion } : {}),
      ...(field === undefined ? {} : { [field]: id }),
      ...more,
    },
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
  recordVisit: ['withdrawVisit', withdrawal('visit')],
  recordReceipt: ['correctUnitStage', noStage({ stage: 'RECEIVED' })],
  adoptPlan: ['correctUnitStage', noStage({ stage: 'PLANNED' })],
  adoptProgramme: ['correctUnitStage', noStage({ stage: 'PROGRAMME' })],
  completeStudy: ['correctStudyCompletion', noStage({})],
  linkDirectives: ['unlinkDirectives', (_, { from, to, kind }, reason) => ({ from, to, kind, reason })],
  recordAward: ['withdrawAward', withdrawal('award')],
  definePeriod: ['withdrawPeriod', withdrawal('period')],
  assignTask: ['cancelTask', withdrawal('task')],
  completeTask: ['reopenTask', withdrawal('task')],
  grantRole: ['revokeGrant', withdrawal('grant')],
  holdClusterReview: ['reopenClusterYear', (_, { cluster, year }, reason) => ({ cluster, year, reason })],
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

/** The field of the command itself that takes the id of the fact; undefined: it has none. */
export function ownIdOf(command: CommandName): string | undefined {
  const correction = CORRECTIONS[command];
  return correction?.command === command ? correction.field : undefined;
}

/** True where rows may bear `id` and `version`. */
export function takesIds(command: CommandName): boolean {
  return command in CORRECTIONS;
}

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
