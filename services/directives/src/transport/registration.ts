import { directiveUnknown } from '@trienkhai/kernel/directive-rules';
import type { FactContext } from '@trienkhai/kernel/unit-rules';
import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { CommandEnvelope } from '@trienkhai/runtime/command-handler';
import type { ForAccount } from '@trienkhai/runtime/command-rights';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import { deriveKey } from '@trienkhai/runtime/ids';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import type { CorrectDirective, DirectiveCommand, RegisterDirective } from '../domain/directive-events.ts';
import { readDraft } from '../storage/wire.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

/** Commands that may need a number: it is reserved first, on a stream of its own. */
export function registrationEndpoints(parts: DirectivesParts, { handler, decide }: GuardedDirectives) {
  const look = async () => ({ registered: await parts.registered([]) });

  /** Decides without recording, so that nobody reserves a number for what will be refused. */
  async function reserve(
    envelope: CommandEnvelope<DirectiveCommand>,
    context: ForAccount<FactContext & Awaited<ReturnType<typeof look>>>,
  ): Promise<void> {
    const { commandId, streamId, actor, unit, command } = envelope;
    if (await parts.isRecorded(commandId)) return;
    const { state } = await handler.load(streamId);
    const [event] = decide(state, command, context);
    if (!event || !('facts' in event)) return;
    const { registerKey } = event.facts;
    const held = state.status === 'registered' ? state.facts.registerKey : undefined;
    if (registerKey === undefined || registerKey === held) return;
    await parts.numbers.reserve(registerKey, streamId, { commandId, actor, unit });
  }

  return {
    registerDirective: commandEndpoint(parts, {
      handler,
      look,
      prepare: reserve,
      plan: ({ draft }: proto.RegisterDirectiveRequest, { commandId, sample }) => {
        const directiveId = `directive:${deriveKey(commandId)}`;
        return onStream({ type: 'RegisterDirective', directiveId, draft: readDraft(draft), sample });
      },
    }),
    correctDirective: commandEndpoint(parts, {
      handler,
      look,
      prepare: reserve,
      // The correction is recorded: what cannot be settled now, the sweep settles later.
      complete: ({ streamId, actor, unit }) =>
        parts.numbers.settle(streamId, { actor, unit }).catch(() => undefined),
      plan: ({ directiveId, draft, reason }: proto.CorrectDirectiveRequest) =>
        onStream({
          type: 'CorrectDirective',
          directiveId: directiveOf(directiveId, 'directive'),
          draft: readDraft(draft),
          reason,
        }),
    }),
  };
}

/** An id under which a directive can stand at all. */
export function directiveOf(id: string, field: string): string {
  if (isNodeId(id, 'directive')) return id;
  throw directiveUnknown(id, [field]);
}

function onStream(command: RegisterDirective | CorrectDirective) {
  const { directiveId } = command;
  return { streamId: directiveId, key: directiveId, command: command as DirectiveCommand };
}
