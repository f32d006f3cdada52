import { DomainError } from '@trienkhai/kernel/domain-error';
import type { CommandEnvelope, CommandHandler } from '@trienkhai/runtime/command-handler';
import type { Hooks } from '@trienkhai/runtime/hooks';
import type { NumberCommand, NumberState } from '../domain/number.ts';
import { numberStream } from '../domain/number.ts';
import type { DirectiveStreams } from './directive-streams.ts';

export type Account = Pick<CommandEnvelope<unknown>, 'actor' | 'unit'>;

/** The streams on which numbers are kept, and the directives that bear them. */
export interface NumberStreams {
  readonly numbers: CommandHandler<NumberState, NumberCommand, unknown>;
  readonly directives: DirectiveStreams;
  readonly hooks?: Hooks | undefined;
}

/** Reserves a number for a directive, before the directive's own commit. Throws NUMBER_TAKEN. */
export async function reserveNumber(
  streams: NumberStreams,
  of: { readonly registerKey: string; readonly directiveId: string },
  cause: Account & { readonly commandId: string },
): Promise<void> {
  await streams.hooks?.at('before-reservation');
  await send(streams, `${cause.commandId}/reserve`, cause, { type: 'ReserveNumber', ...of });
  await streams.hooks?.at('after-reservation');
}

/** Whether the number could be reserved now; nothing is recorded. Throws NUMBER_TAKEN. */
export async function checkNumber(
  { numbers }: NumberStreams,
  of: { readonly registerKey: string; readonly directiveId: string },
  { commandId, actor, unit }: Account & { readonly commandId: string },
): Promise<void> {
  const streamId = numberStream(of.registerKey);
  const command = { type: 'ReserveNumber', ...of } as const;
  const cause = { commandId: `${commandId}/reserve`, expectedVersion: undefined, actor, unit };
  await numbers.rehearse({ streamId, key: streamId, ...cause, command }, undefined);
}

/** Holds the number that a registered directive bears now and gives up those that it bore before. */
export async function settleNumbers(streams: NumberStreams, directiveId: string, by: Account): Promise<void> {
  const { state, version } = await streams.directives.load(directiveId);
  if (state.status !== 'registered') return;
  const { registerKey } = state.facts;
  if (registerKey !== undefined && !(await isHeld(streams, registerKey, directiveId))) {
    const command = { type: 'ReserveNumber', registerKey, directiveId } as const;
    await send(streams, `${directiveId}@${version}/reserve`, by, command);
  }
  for (const former of state.formerKeys) {
    await releaseNumber(streams, former, directiveId, by, 'Văn bản đã được sửa sang số khác.');
  }
}

/**
 * Gives up a number that the directive holds without bearing it. The release names the version that it
 * ends: sent twice it counts once, and it never hits a later reservation.
 */
export async function releaseNumber(
  streams: NumberStreams,
  registerKey: string,
  directiveId: string,
  by: Account,
  reason: string,
): Promise<void> {
  const { state, version } = await streams.numbers.load(numberStream(registerKey));
  if (state.holderId !== directiveId) return;
  const command = { type: 'ReleaseNumber', registerKey, directiveId, reason } as const;
  await send(streams, `${registerKey}@${version}/release`, by, command, version).catch(unlessDone);
}

async function send(
  { numbers }: NumberStreams,
  commandId: string,
  { actor, unit }: Account,
  command: NumberCommand,
  expectedVersion?: number,
): Promise<void> {
  const streamId = numberStream(command.registerKey);
  await numbers.handle(
    { streamId, key: streamId, commandId, expectedVersion, actor, unit, command },
    undefined,
  );
}

async function isHeld(
  { numbers }: NumberStreams,
  registerKey: string,
  directiveId: string,
): Promise<boolean> {
  return (await numbers.load(numberStream(registerKey))).state.holderId === directiveId;
}

/** Somebody else has just ended the same reservation, or it has been renewed: nothing is left to do. */
function unlessDone(error: unknown): void {
  const done: readonly string[] = ['VERSION_CONFLICT', 'IDEMPOTENCY_KEY_REUSED'];
  if (!(error instanceof DomainError && done.includes(error.code))) throw error;
}
