import type { Decider } from '@trienkhai/kernel/decider';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import type { CommandHandler } from '@trienkhai/runtime/command-handler';
import type { CommandParts } from '@trienkhai/runtime/command-service';
import type { Rights } from '@trienkhai/runtime/rights';
import type { RegisteredDirective } from '../domain/directive-events.ts';
import type { NumberStreams } from '../storage/number-reservations.ts';

/** What the endpoints of this service rest on. */
export interface DirectivesParts extends CommandParts {
  handler<State, Command, Event, Context>(
    decider: Decider<State, Command, Event, Context>,
    codec: EventCodec<Event>,
  ): CommandHandler<State, Command, Context>;
  /** The named directives as they stand in the store now, where they are registered and the account may know of them. */
  registered(
    ids: readonly string[],
    rights: Rights,
  ): Promise<(id: string) => RegisteredDirective | undefined>;
  /** Accounts that registered or corrected a directive, as the store has it now. */
  writersOf(id: string): Promise<readonly string[]>;
  /** True when some commit already bears this commandId. */
  isRecorded(commandId: string): Promise<boolean>;
  readonly numbers: NumberStreams;
}
