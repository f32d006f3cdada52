import type { Decider } from '@trienkhai/kernel/decider';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { authorise } from '@trienkhai/runtime/auth';
import type { ForAccount } from '@trienkhai/runtime/command-rights';

/** The decider for administrators of the centre alone: units and organs are nobody else's to change. */
export function administered<State, Command, Event>(
  decider: Decider<State, Command, Event, FactContext>,
): Decider<State, Command, Event, ForAccount<FactContext>> {
  return {
    ...decider,
    decide(state, command, context) {
      const { principal, units, today } = context;
      authorise(principal, 'administer', CENTRE_ID, today, units, today);
      return decider.decide(state, command, context);
    },
  };
}
