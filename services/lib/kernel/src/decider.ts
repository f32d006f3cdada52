/**
 * The write model of one stream: what may happen (`decide`) and what has happened (`evolve`).
 * Both are pure; clock, ids and the unit tree arrive in `context`.
 */
export interface Decider<State, Command, Event, Context> {
  readonly initialState: State;
  /** Throws a DomainError when the command is refused; an empty list means "already so". */
  readonly decide: (state: State, command: Command, context: Context) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
}

/** A decider that keeps from some what is recorded: to them the stream is one on which nothing is. */
export interface GuardedDecider<State, Command, Event, Context> extends Decider<
  State,
  Command,
  Event,
  Context
> {
  readonly hides?: (state: State, command: Command, context: Context) => boolean;
}

/** Folds recorded events from the initial state. */
export function fold<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
