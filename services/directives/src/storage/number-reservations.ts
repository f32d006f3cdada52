import { DomainError } from '@trienkhai/kernel/domain-error';
import type { CommandEnvelope, CommandHandler } from '@trienkhai/runtime/command-handler';
import type { Hooks } from '@trienkhai/runtime/hooks';
import type { NumberCommand, NumberState } from '../domain/number.ts';
import { numberStream } from '../domain/number.ts';
import type { DirectiveStreams } from './directive-streams.ts';

export interface NumberReservations {
  /** Reserves a number for a directive, before the directive's own commit. Throws NUMBER_TAKEN. */
  reserve(
    registerKey: string,
    directiveId: string,
    cause: Account & { readonly commandId: string },
  ): Promise<void>;
  /** Holds the number that a registered directive bears now and gives up those that it bore before. */
  settle(directiveId: string, by: Account): Promise<void>;
  /** Gives up a number that the directive holds without bearing it. */
  release(registerKey: string, directiveId: string, by: Account, reason: string): Promise<void>;
}

export type Account = Pick<CommandEnvelope<unknown>, 'actor' | 'unit'>;

/**
 * Numbers as streams of their own. Every step may be repeated: a release names the version that it ends,
 * so it can neither be lost nor hit a later reservation.
 */
export function numberReservations(
  numbers: CommandHandler<NumberState, NumberCommand, unknown>,
  directives: Pick<DirectiveStreams, 'load'>,
  hooks?: Hooks,
): NumberReservations {
  async function send(
    commandId: string,
    { actor, unit }: Account,
    command: NumberCommand,
    expectedVersion?: number,
  ) {
    const streamId = numberStream(command.registerKey);
    const envelope = { streamId, key: streamId, commandId, expectedVersion, actor, unit, command };
    await numbers.handle(envelope, undefined);
  }

  async function release(
    registerKey: string,
    directiveId: string,
    by: Account,
    reason: string,
  ): Promise<void> {
    const { state, version } = await numbers.load(numberStream(registerKey));
    if (state.holderId !== directiveId) return;
    const command = { type: 'ReleaseNumber', registerKey, directiveId, reason } as const;
    await send(`${registerKey}@${version}/release`, by, command, version).catch(unlessDone);
  }

  return {
    release,
    async reserve(registerKey, directiveId, { commandId, ...by }) {
      await hooks?.at('before-reservation');
      await send(`${commandId}/reserve`, by, { type: 'ReserveNumber', registerKey, directiveId });
      await hooks?.at('after-reservation');
    },
    async settle(directiveId, by) {
      const { state, version } = await directives.load(directiveId);
      if (state.status !== 'registered') return;
      const { registerKey } = state.facts;
      if (registerKey !== undefined && !(await isHeld(registerKey, directiveId))) {
        await send(`${directiveId}@${version}/reserve`, by, {
          type: 'ReserveNumber',
          registerKey,
          directiveId,
        });
      }
      for (const former of state.formerKeys) {
        await release(former, directiveId, by, 'Văn bản đã được sửa sang số khác.');
      }
    },
  };

  async function isHeld(registerKey: string, directiveId: string): Promise<boolean> {
    const { state } = await numbers.load(numberStream(registerKey));
    return state.holderId === directiveId;
  }
}

/** Somebody else has just ended the same reservation, or it has been renewed: either way nothing is left to do. */
function unlessDone(error: unknown): void {
  const done = ['VERSION_CONFLICT', 'IDEMPOTENCY_KEY_REUSED'];
  if (!(error instanceof DomainError && done.includes(error.code))) throw error;
}
