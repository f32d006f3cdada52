import type { Decider } from '@trienkhai/kernel/decider';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import type { DirectiveLookup } from '@trienkhai/kernel/rules/directive';
import type { CommandHandler } from './command-handler.ts';
import type { CommandParts } from './command-service.ts';
import type { Rights } from './rights.ts';

/** What the endpoints of a service rest on whose facts name directives. */
export interface FactParts extends CommandParts {
  handler<State, Command, Event, Context>(
    decider: Decider<State, Command, Event, Context>,
    codec: EventCodec<Event>,
  ): CommandHandler<State, Command, Context>;
  /** The named directives as far as they are registered. */
  directives(ids: readonly string[], rights: Rights): Promise<DirectiveLookup>;
}

/** A fact about exactly one directive shares that directive's partition; any other has its own. */
export function partitionKey(directiveIds: readonly string[], streamId: string): string {
  return directiveIds.length === 1 ? directiveIds[0]! : streamId;
}
