import type { GuardedDecider } from '@trienkhai/kernel/decider';
import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import { withRights, type ForAccount } from '@trienkhai/runtime/command-rights';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { seesDirective } from '@trienkhai/runtime/sight';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { directiveDecider, placesOfDirective } from '../domain/directive.ts';
import type {
  DirectiveCommand,
  DirectiveContext,
  DirectiveEvent,
  DirectiveState,
} from '../domain/directive-events.ts';
import { directiveCodec } from '../storage/event-codec.ts';
import type { DirectivesParts } from './directives-parts.ts';

/** The directive behind the rights of the account: once to record with, once to decide without recording. */
export function guardedDirectives(parts: DirectivesParts) {
  const decider = withSight(withRights(directiveDecider, placesOfDirective, () => []));
  return { handler: parts.handler(decider, directiveCodec), decide: decider.decide };
}

type Guarded = GuardedDecider<DirectiveState, DirectiveCommand, DirectiveEvent, ForAccount<DirectiveContext>>;

/** To an account that may not know of a directive there is none. */
function withSight(decider: Guarded): Guarded {
  const hides = (state: DirectiveState, { rights }: ForAccount<DirectiveContext>): boolean =>
    state.status === 'registered' && !seesDirective(rights, state.facts);
  return {
    ...decider,
    hides: (state, _, context) => hides(state, context),
    decide: (state, command, context) =>
      decider.decide(hides(state, context) ? decider.initialState : state, command, context),
  };
}

export type GuardedDirectives = ReturnType<typeof guardedDirectives>;

/** A command on the stream of its directive; `field` names where the caller gave the id. */
export function onDirective(
  directiveId: string,
  command: DirectiveCommand,
  field = 'directive',
): PlannedCommand<DirectiveCommand> {
  requireDirectiveId(directiveId, field);
  return { streamId: directiveId, key: directiveId, command };
}

/** An id under which a directive can stand at all. */
export function requireDirectiveId(id: string, field: string): void {
  if (!isNodeId(id, 'directive')) throw directiveUnknown(id, [field]);
}
