import { dayOf, type Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { GrantBook } from '@trienkhai/kernel/grants';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { CommandMeta, CommandReceipt } from '@trienkhai/proto/trienkhai/common/v1/types';
import { accountUnit, rightsOf, type Rights } from './auth.ts';
import type { CommandEnvelope, CommandForecast, CommandHandler, CommandOutcome } from './command-handler.ts';
import type { ForAccount } from './command-rights.ts';
import { unavailable } from './error-status.ts';
import type { CallContext } from './grpc-server.ts';
import type { Position } from './position.ts';
import { requireField } from './wire-values.ts';

/** What every command endpoint of a service needs. */
export interface CommandParts {
  /** Not ready: no unit is known yet, so nothing can be judged. */
  readonly units: { current(): UnitHistory; readonly grants: GrantBook; ready(): boolean };
  /** Waits until the service has read these positions; throws NOT_YET or PARKED. */
  readonly waitFor: (positions: readonly Position[]) => Promise<void>;
  readonly clock?: (() => Date) | undefined;
}

export interface CheckedMeta {
  readonly commandId: string;
  readonly expectedVersion: number | undefined;
  readonly sample: boolean;
  readonly after: readonly Position[];
  readonly dryRun: boolean;
}

/** One request as a command on its stream. */
export interface PlannedCommand<Command> {
  readonly streamId: string;
  /** Partition key for the first commit of the stream; later ones keep theirs. */
  readonly key: string;
  /** The node that the command makes or changes; absent: it is the stream's own. */
  readonly nodeId?: string;
  readonly command: Command;
}

/** Pure: reads the message as a command; throws INVALID_ARGUMENT when it does not carry one. */
export type Plan<Request, Command> = (request: Request, meta: CheckedMeta) => PlannedCommand<Command>;

export interface CommandBasis<State, Command, Extra extends object> {
  readonly handler: CommandHandler<State, Command, ForAccount<FactContext & Extra>>;
  /** Facts besides the units that the decision rests on, read after the caller's positions were reached. */
  readonly look: (command: Command, rights: Rights) => Promise<Extra>;
}

export interface FurtherSteps<Command, Extra extends object> {
  /** What must be recorded on other streams before; the decision is made on the same units. */
  readonly prepare?: (
    envelope: CommandEnvelope<Command>,
    context: ForAccount<FactContext & Extra>,
  ) => Promise<void>;
  /** What `prepare` would refuse, found by reading alone: a dry run records nothing anywhere. */
  readonly checkPrepared?: (
    envelope: CommandEnvelope<Command>,
    context: ForAccount<FactContext & Extra>,
  ) => Promise<void>;
  /** What follows once the command is recorded; done again when it is sent again. */
  readonly complete?: (envelope: CommandEnvelope<Command>) => Promise<void>;
}

export interface CommandEndpoint<Request, State, Command, Extra extends object>
  extends CommandBasis<State, Command, Extra>, FurtherSteps<Command, Extra> {
  readonly plan: Plan<Request, Command>;
}

interface CommandRequest {
  readonly meta?: CommandMeta | undefined;
}
interface CommandResponse {
  readonly receipt: CommandReceipt;
}

const COMMAND_ID = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;
/** Endings of the ids under which a service writes the further commits of a command. */
const OWN_COMMANDS = /\/(?:reserve|release|abandon)$/;
const MOST_POSITIONS = 100;

/** Message → command → rights and decision → receipt; the same for every rpc that writes. */
export function commandEndpoint<Request extends CommandRequest, State, Command, Extra extends object>(
  parts: CommandParts,
  endpoint: CommandEndpoint<Request, State, Command, Extra>,
): (request: Request, call: CallContext) => Promise<CommandResponse> {
  const { handler, plan, look, prepare, checkPrepared, complete } = endpoint;
  return async (request, { principal }) => {
    const meta = readMeta(request.meta);
    const { streamId, key, nodeId, command } = plan(request, meta);
    if (!parts.units.ready()) throw unavailable({ dependency: 'units' });
    await parts.waitFor(meta.after);
    const units = parts.units.current();
    const { commandId, expectedVersion } = meta;
    const { actor } = principal;
    const now = clockOf(parts)();
    const rightsOn = (today: Day) => rightsOf(principal, { units, grants: parts.units.grants }, today);
    const rights = rightsOn(dayOf(now));
    const unit = accountUnit(rights);
    const extra = await look(command, rights);
    const contextAt = (instant: Date) => {
      const today = dayOf(instant);
      return { ...extra, units, today, principal, rights: rightsOn(today), accountUnit: unit };
    };
    const envelope = { streamId, key, commandId, expectedVersion, actor, unit, command };
    if (meta.dryRun) {
      const forecast = await handler.rehearse(envelope, contextAt);
      if (!('recordedAt' in forecast)) await checkPrepared?.(envelope, contextAt(now));
      return { receipt: receiptOf(forecast, nodeId) };
    }
    await prepare?.(envelope, contextAt(now));
    const outcome = await handler.handle(envelope, contextAt);
    await complete?.(envelope);
    return { receipt: receiptOf(outcome, nodeId) };
  };
}

/** Endpoints that share their stream kind: each needs its plan only. */
export function commandEndpoints<State, Command, Extra extends object>(
  parts: CommandParts,
  basis: CommandBasis<State, Command, Extra>,
) {
  return <Request extends CommandRequest>(
    plan: Plan<Request, Command>,
    steps: FurtherSteps<Command, Extra> = {},
  ) => commandEndpoint(parts, { ...basis, ...steps, plan });
}

function receiptOf(
  outcome: CommandOutcome | CommandForecast,
  nodeId: string = outcome.streamId,
): CommandReceipt {
  const { streamId, version, eventCount } = outcome;
  const recordedAt = 'recordedAt' in outcome ? outcome.recordedAt : undefined;
  const position = { streamId, version };
  return { nodeId, position, recordedAt, dryRun: recordedAt === undefined, eventCount };
}

/** The checked envelope of a command. Throws INVALID_ARGUMENT. */
function readMeta(meta: CommandMeta | undefined): CheckedMeta {
  const { commandId, expectedVersion, sample, after, dryRun } = requireField(meta, ['commandId']);
  if (!COMMAND_ID.test(commandId) || OWN_COMMANDS.test(commandId)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'commandId gồm 1 đến 200 ký tự ASCII in được, không kết thúc bằng /reserve, /release hay /abandon.',
      'A commandId has 1 to 200 printable ASCII characters and does not end in /reserve, /release or /abandon.',
      { path: ['commandId'] },
    );
  }
  if (after.length > MOST_POSITIONS) {
    throw refuse(
      'INVALID_ARGUMENT',
      `Nêu tối đa ${MOST_POSITIONS} vị trí đã đọc.`,
      `Name at most ${MOST_POSITIONS} positions.`,
      { path: ['after'] },
    );
  }
  return { commandId, expectedVersion, sample, after, dryRun };
}

function clockOf({ clock = () => new Date() }: CommandParts): () => Date {
  return clock;
}
