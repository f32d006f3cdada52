import type { Command } from '../commands/command.ts';
import type { Outcome } from '../commands/send.ts';
import { isPassing, refusalOf } from '../graphql/refusal.ts';
import { nextIn, type Queued } from './queued.ts';

/** What sending the queue rests on. */
export interface Ground {
  readonly queue: () => Promise<readonly Queued[]>;
  readonly put: (changed: Queued) => Promise<unknown>;
  readonly drop: (commandId: string) => Promise<unknown>;
  readonly send: (command: Command) => Promise<Outcome>;
  /** Runs one piece of work at a time, whichever tab it is of. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

type Step = 'went' | 'empty' | 'later';

/** Sends what waits, oldest first, one at a time, until nothing waits or the line breaks. */
export async function drain(ground: Ground): Promise<'empty' | 'later'> {
  for (;;) {
    // What is next is looked up alone too: another tab may have sent or changed it meanwhile.
    const step = await ground.alone(() => sendNext(ground));
    if (step !== 'went') return step;
  }
}

async function sendNext({ queue, put, drop, send }: Ground): Promise<Step> {
  const next = nextIn(await queue());
  if (!next) return 'empty';
  const outcome = await attempt(next.command, send);
  if (outcome === 'later') return 'later';
  await (outcome.refused ? put({ ...next, refused: outcome.refused }) : drop(next.commandId));
  return 'went';
}

/** `later`: the command may be recorded or not; the same one again tells. */
async function attempt(command: Command, send: Ground['send']): Promise<Outcome | 'later'> {
  try {
    const outcome = await send(command);
    const { refused } = outcome;
    return refused && passes(refused.code, command) ? 'later' : outcome;
  } catch (error) {
    const refusal = refusalOf(error);
    if (isPassing(refusal.code) || refusal.code === 'UNAUTHENTICATED') return 'later';
    return { refused: { path: [], ...refusal } };
  }
}

/** Where many write at once a command loses a race, although its writer did not ask for a version. */
function passes(code: string, { input }: Command): boolean {
  return isPassing(code) || (code === 'VERSION_CONFLICT' && input['expectedVersion'] === undefined);
}
