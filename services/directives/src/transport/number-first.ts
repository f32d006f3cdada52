import type { CommandEnvelope } from '@trienkhai/runtime/command-handler';
import type { ForAccount } from '@trienkhai/runtime/command-rights';
import type { DirectiveCommand, DirectiveContext } from '../domain/directive-events.ts';
import { reserveNumber } from '../storage/number-reservations.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

/**
 * Reserves the number that a command would give to its directive. It is decided first, without recording,
 * so that nobody holds a number for what will be refused; a command that is recorded already needs none.
 */
export function reservingFirst(
  { isRecorded, numbers }: DirectivesParts,
  { handler, decide }: GuardedDirectives,
) {
  return async (
    { commandId, streamId, actor, unit, command }: CommandEnvelope<DirectiveCommand>,
    context: ForAccount<DirectiveContext>,
  ): Promise<void> => {
    if (await isRecorded(commandId)) return;
    const { state } = await handler.load(streamId);
    const [event] = decide(state, command, context);
    if (!event || !('facts' in event)) return;
    const { registerKey } = event.facts;
    const held = state.status === 'registered' ? state.facts.registerKey : undefined;
    if (registerKey === undefined || registerKey === held) return;
    await reserveNumber(numbers, { registerKey, directiveId: streamId }, { commandId, actor, unit });
  };
}
