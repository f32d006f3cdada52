import type { Decider } from '@trienkhai/kernel/decider';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { authorise } from '@trienkhai/runtime/auth';
import type { ForAccount } from '@trienkhai/runtime/command-rights';

/** The decider for administrators of the centre alone: units and organs are nobody else's to change. */
export function administered<State, Command, Event, Context extends FactContext>(
  decider: Decider<State, Command, Event, Context>,
): Decider<State, Command, Event, ForAccount<Context>> {
  return {
    ...decider,
    decide(state, command, context) {
      authorise(context.rights, 'administer', CENTRE_ID, context.today);
      return decider.decide(state, command, context);
    },
  };
}
