import { isDeepStrictEqual, inspect } from 'node:util';
import type { Decider } from '@trienkhai/kernel/decider';
import { fold } from '@trienkhai/kernel/decider';
import type { DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { DomainError } from '@trienkhai/kernel/domain-error';

export interface DeciderSpec<Command, Event, Context> {
  given(...events: readonly Event[]): {
    when(
      command: Command,
      ...context: undefined extends Context ? [context?: Context] : [context: Context]
    ): {
      /** The decision is exactly these events. */
      then(...events: readonly Event[]): void;
      /** Already so: nothing happens. */
      thenNothing(): void;
      /** The decision is refused with this code (and, where given, at this path). */
      thenFails(code: DomainErrorCode, path?: readonly string[]): DomainError;
    };
  };
}

/**
 * Given–when–then over a decider: `given(...events).when(command, context).then(...events)` or
 * `.thenFails(code)`. With `defaultContext`, `when` takes the command alone.
 */
export function deciderSpec<State, Command, Event, Context>(
  decider: Decider<State, Command, Event, Context>,
): DeciderSpec<Command, Event, Context>;
export function deciderSpec<State, Command, Event, Context>(
  decider: Decider<State, Command, Event, Context>,
  defaultContext: Context,
): DeciderSpec<Command, Event, Context | undefined>;
export function deciderSpec<State, Command, Event, Context>(
  decider: Decider<State, Command, Event, Context>,
  defaultContext?: Context,
): DeciderSpec<Command, Event, Context | undefined> {
  return {
    given: (...events) => ({
      when: (command, ...[context]) => {
        const decide = () =>
          decider.decide(fold(decider, events), command, (context ?? defaultContext) as Context);
        return {
          then: (...expected) => expectEvents(decide(), expected),
          thenNothing: () => expectEvents(decide(), []),
          thenFails: (code, path) => expectRefusal(decide, code, path),
        };
      },
    }),
  };
}

function expectEvents(actual: readonly unknown[], expected: readonly unknown[]): void {
  if (isDeepStrictEqual(plain(actual), plain(expected))) return;
  throw new Error(`decided\n${show(actual)}\ninstead of\n${show(expected)}`);
}

function expectRefusal(
  decide: () => readonly unknown[],
  code: DomainErrorCode,
  path?: readonly string[],
): DomainError {
  let events: readonly unknown[];
  try {
    events = decide();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code !== code) throw new Error(`refused with ${error.message} instead of ${code}`);
    if (path && !isDeepStrictEqual(error.path, path)) {
      throw new Error(`refused at ${show(error.path)} instead of ${show(path)}`);
    }
    return error;
  }
  throw new Error(`decided\n${show(events)}\ninstead of refusing with ${code}`);
}

/** Fields that are undefined and fields that are absent mean the same in an event. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, plain(field)]),
  );
}

function show(value: unknown): string {
  return inspect(value, { depth: 12, breakLength: 110 });
}
