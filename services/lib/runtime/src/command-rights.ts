import type { Day } from '@trienkhai/kernel/day';
import { isDay } from '@trienkhai/kernel/day';
import type { Decider, GuardedDecider } from '@trienkhai/kernel/decider';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { requireKnownUnit } from '@trienkhai/kernel/rules/unit';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { authorise } from './auth.ts';
import type { Principal, Rights } from './auth.ts';
import { reachOf, readsOf } from './sight.ts';

/** A decision made for an account. */
export type ForAccount<Context extends FactContext> = Context & {
  readonly principal: Principal;
  readonly rights: Rights;
  /** The unit in whose name the account acts. */
  readonly accountUnit: UnitId;
};

/** Where a command acts, given what is recorded: every place must be within the account's reach. */
export type PlacesOf<State, Command> = (
  state: State,
  command: Command,
  today: Day,
  units: UnitHistory,
) => readonly Place[];

/** The units that what is recorded names, as far as the command is about it; none where nothing is. */
export type NamedIn<State, Command> = (state: State, command: Command) => readonly UnitId[];

/**
 * The decider behind the rights of the account, judged on the same state as the decision itself: a stream
 * that moves to another unit in between cannot slip through. A unit that is not valid on the day is judged
 * on its nearest valid day, so that the decider can say what is wrong with it. What is recorded of units that
 * the account does not read is not there for it.
 */
export function withRights<State, Command, Event, Context extends FactContext>(
  decider: Decider<State, Command, Event, Context>,
  placesOf: PlacesOf<State, Command>,
  namedIn: NamedIn<State, Command>,
): GuardedDecider<State, Command, Event, ForAccount<Context>> {
  const hides = (state: State, command: Command, { rights }: ForAccount<Context>): boolean => {
    const named = namedIn(state, command);
    return named.length > 0 && !readsOf(reachOf(rights), named);
  };
  const authoriseAt = (state: State, command: Command, context: ForAccount<Context>): Place | undefined => {
    const { rights, units, today } = context;
    const places = placesOf(state, command, today, units);
    const unknown = places.find(({ unitId }) => !units.get(unitId));
    if (places.length === 0 || unknown) requireWriter(context);
    for (const { unitId, day, action = 'record' } of unknown ? [] : places) {
      const on = units.nearestValidDay(unitId, isDay(day) ? day : today);
      authorise(rights, action, unitId, on);
    }
    return unknown;
  };
  return {
    ...decider,
    hides,
    decide(recorded, command, context) {
      const isHidden = hides(recorded, command, context);
      const state = isHidden ? decider.initialState : recorded;
      const unknown = authoriseAt(state, command, context);
      const events = decider.decide(state, command, context);
      // The decider says best what is wrong with an unknown unit; should it not, nothing is recorded.
      if (unknown) requireKnownUnit(context.units, unknown.unitId, unknown.path);
      // Nor is anything recorded where something is that the account does not see.
      if (isHidden && events.length > 0) authoriseAt(recorded, command, context);
      return events;
    },
  };
}

/** The decider for an account that has the right at the places of either office. */
export function withEitherRight<State, Command, Event, Context extends FactContext>(
  decider: Decider<State, Command, Event, Context>,
  first: PlacesOf<State, Command>,
  second: PlacesOf<State, Command>,
  namedIn: NamedIn<State, Command>,
): GuardedDecider<State, Command, Event, ForAccount<Context>> {
  const [one, other] = [withRights(decider, first, namedIn), withRights(decider, second, namedIn)];
  return {
    ...one,
    decide(state, command, context) {
      try {
        return one.decide(state, command, context);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'FORBIDDEN') {
          return other.decide(state, command, context);
        }
        throw error;
      }
    },
  };
}

/** Where a command names no place, the account must at least be one that writes. */
function requireWriter({ rights, today, accountUnit }: ForAccount<FactContext>): void {
  authorise(rights, 'record', accountUnit, today);
}
