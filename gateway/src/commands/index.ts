import {
  DomainError,
  refuse,
  type BilingualText,
  type DomainErrorCode,
} from '@trienkhai/kernel/domain-error';
import type { CommandReceipt } from '@trienkhai/proto/trienkhai/common/v1/types';
import { formatPositions, type Position } from '@trienkhai/runtime/position';
import type { z } from 'zod';
import type { Caller } from '../caller.ts';
import { awardCommands } from './awards.ts';
import { clusterCommands } from './clusters.ts';
import type { Command, Meta } from './command.ts';
import { directiveCommands } from './directives.ts';
import { grantCommands } from './grants.ts';
import { inputError } from './input-error.ts';
import { periodCommands } from './periods.ts';
import { reviewApprovalCommands } from './review-approval.ts';
import { reviewCommands } from './reviews.ts';
import { studyCommands } from './study.ts';
import { taskCommands } from './tasks.ts';
import { unitCommands } from './units.ts';

/** Every command of the product: REST paths, GraphQL mutations and the documentation come from here. */
export const commands = {
  ...unitCommands,
  ...grantCommands,
  ...directiveCommands,
  ...studyCommands,
  ...reviewCommands,
  ...clusterCommands,
  ...awardCommands,
  ...periodCommands,
  ...taskCommands,
  ...reviewApprovalCommands,
};
export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];

export interface CommandDone {
  readonly nodeId: string;
  /** Where the command led; of a dry run, where it would lead. */
  readonly position: Position;
  /** Absent of a dry run. */
  readonly recordedAt: Date | undefined;
  /** True: nothing was recorded, the command would be accepted. */
  readonly dryRun: boolean;
  /** True: what the command says was recorded already. */
  readonly unchanged: boolean;
}

/** What a mutation answers: an expected refusal is an answer, anything else is thrown. */
export interface CommandAnswer {
  readonly ok: boolean;
  readonly error?: {
    readonly code: DomainErrorCode;
    readonly message: BilingualText;
    readonly path: readonly string[];
    readonly facts: Readonly<Record<string, string>>;
  };
  /** Token for `X-After-Position`. */
  readonly position?: string;
  readonly version?: number;
  readonly nodeId?: string;
  readonly dryRun: boolean;
}

const DEFAULT_TIMEOUT_MS = 5000;

/** Checks and carries out one command. Throws a DomainError when it is refused; nothing is written then. */
export async function execute(name: CommandName, input: unknown, caller: Caller): Promise<CommandDone> {
  return carryOut(name, checkedBody(name, input), caller);
}

/** The input of a command, complete with what may be left out. Throws INVALID_ARGUMENT. */
export function checkedBody(name: CommandName, input: unknown): Meta {
  const command: Command = commands[name];
  return parsed(command.schema, input);
}

/** Carries out a command whose input is checked. */
export async function carryOut(name: CommandName, checked: Meta, caller: Caller): Promise<CommandDone> {
  const command: Command = commands[name];
  const { commandId, expectedVersion, sample } = checked;
  const meta = {
    commandId,
    expectedVersion,
    sample,
    after: [...caller.after],
    dryRun: caller.dryRun ?? false,
  };
  const deadline = new Date(Date.now() + (command.timeoutMs ?? DEFAULT_TIMEOUT_MS));
  const { receipt } = await command.send(checked, meta, caller.peers, {
    token: caller.principal.token,
    deadline,
    signal: caller.signal,
  });
  return doneOf(receipt);
}

/** The same for GraphQL: a null field counts as absent, a refusal comes back as an answer. */
export async function runCommand(name: CommandName, input: unknown, caller: Caller): Promise<CommandAnswer> {
  try {
    const { nodeId, position, dryRun } = await execute(name, withoutNulls(input), caller);
    const { version } = position;
    if (dryRun) return { ok: true, version, dryRun };
    return { ok: true, nodeId, position: formatPositions([position]), version, dryRun };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      ok: false,
      dryRun: caller.dryRun ?? false,
      error: { code: error.code, message: error.text, path: error.path, facts: error.facts },
    };
  }
}

/** The input of a query in a command's words; a null field counts as absent. Throws a DomainError. */
export function checkedInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  return parsed(schema, withoutNulls(input));
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const checked = schema.safeParse(input, { reportInput: true });
  if (!checked.success) throw inputError(checked.error);
  return checked.data;
}

function doneOf(receipt: CommandReceipt | undefined): CommandDone {
  if (!receipt?.position) {
    throw refuse(
      'OUTCOME_UNKNOWN',
      'Dịch vụ trả lời thiếu biên nhận. Gửi lại với cùng mã lệnh.',
      'The service answered without a receipt. Send the same commandId again.',
    );
  }
  const { nodeId, position, recordedAt, dryRun, eventCount } = receipt;
  return { nodeId, position, recordedAt, dryRun, unchanged: eventCount === 0 };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(present.map(([key, each]) => [key, withoutNulls(each)]));
}
