import type { Command } from '../commands/command.ts';
import type { RefusedCommand } from '../commands/send.ts';

/** A command on its way, as this machine keeps it until it is recorded. */
export interface Queued {
  /** The same as in the command: sent twice, it is recorded once. */
  readonly commandId: string;
  readonly account: string;
  /** When it was given (RFC 3339). */
  readonly keptAt: string;
  readonly command: Command;
  /** The form it was written in and what was typed there, to be put right. */
  readonly form: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it was refused; undefined: it waits to be sent. */
  readonly refused?: RefusedCommand | undefined;
}

/** A board without a connection for weeks; more than that somebody should look at. */
export const MOST_QUEUED = 200;

/** The commands of an account, in the order in which they were given. */
export function queueOf(all: readonly Queued[], account: string): readonly Queued[] {
  return all
    .filter((each) => each.account === account)
    .toSorted((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
}

/** The next one to send: a refused one waits for its writer, and holds up nobody. */
export function nextIn(queue: readonly Queued[]): Queued | undefined {
  return queue.find(({ refused }) => refused === undefined);
}
