import type { CommandEnvelope } from '@trienkhai/runtime/command-handler';
import type { ForAccount } from '@trienkhai/runtime/command-rights';
import type { DirectiveCommand, DirectiveContext } from '../domain/directive-events.ts';
import { checkNumber, reserveNumber } from '../storage/number-reservations.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

type Envelope = CommandEnvelope<DirectiveCommand>;

/**
 * Reserves the number that a command would give to its directive. It is decided first, without recording,
 * so that nobody holds a number for what will be refused; a command that is recorded already needs none.
 */
export function reservingFirst(parts: DirectivesParts, directives: GuardedDirectives) {
  return async (envelope: Envelope, context: ForAccount<DirectiveContext>): Promise<void> => {
    if (await parts.isRecorded(envelope.commandId)) return;
    const registerKey = await newNumber(directives, envelope, context).catch(async (refusal: unknown) => {
      // What refuses it may be its own record, of an earlier sending that has come through just now.
      if (await parts.isRecorded(envelope.commandId)) return undefined;
      throw refusal;
    });
    if (registerKey === undefined) return;
    await reserveNumber(parts.numbers, { registerKey, directiveId: envelope.streamId }, envelope);
  };
}

/** The same without reserving: throws NUMBER_TAKEN where another directive has the number. */
export function checkingNumber(parts: DirectivesParts, directives: GuardedDirectives) {
  return async (envelope: Envelope, context: ForAccount<DirectiveContext>): Promise<void> => {
    const registerKey = await newNumber(directives, envelope, context);
    if (registerKey === undefined) return;
    await checkNumber(parts.numbers, { registerKey, directiveId: envelope.streamId }, envelope);
  };
}

/** Key of the number that the command gives and the directive does not bear yet. */
async function newNumber(
  { handler, decide }: GuardedDirectives,
  { streamId, command }: Envelope,
  context: ForAccount<DirectiveContext>,
): Promise<string | undefined> {
  const { state } = await handler.load(streamId);
  const [event] = decide(state, command, context);
  if (!event || !('facts' in event)) return undefined;
  const { registerKey } = event.facts;
  const held = state.status === 'registered' ? state.facts.registerKey : undefined;
  return registerKey === held ? undefined : registerKey;
}
