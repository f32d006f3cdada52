import type { Decider } from '@trienkhai/kernel/decider';
import type { DirectiveLookup } from '@trienkhai/kernel/rules/directive';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import type { CommandHandler } from '@trienkhai/runtime/command-handler';
import type { CommandParts } from '@trienkhai/runtime/command-service';

/** What the endpoints of this service rest on. */
export interface ReviewsParts extends CommandParts {
  handler<State, Command, Event, Context>(
    decider: Decider<State, Command, Event, Context>,
    codec: EventCodec<Event>,
  ): CommandHandler<State, Command, Context>;
  /** The named directives as far as they are registered. */
  directives(ids: readonly string[]): Promise<DirectiveLookup>;
}

/** A fact about exactly one directive shares that directive's partition; any other has its own. */
export function partitionKey(directiveIds: readonly string[], streamId: string): string {
  return directiveIds.length === 1 ? directiveIds[0]! : streamId;
}
