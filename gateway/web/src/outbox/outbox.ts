import { useEffect } from 'react';
import type { Command } from '../commands/command.ts';
import { send, type Outcome } from '../commands/send.ts';
import { pauseMs } from '../graphql/pause.ts';
import { isAway, whenBack } from '../graphql/reach.ts';
import { refused, unreachable } from '../graphql/refusal.ts';
import { currentSession, useSession } from '../session/session.ts';
import { createStore } from '../store.ts';
import { drain, type Ground } from './draining.ts';
import { messages } from './messages.ts';
import { MOST_QUEUED, queueOf, type Queued } from './queued.ts';
import { allQueued, dropQueued, putQueued } from './shelf.ts';

const queue = createStore<readonly Queued[]>([]);
const underWay = createStore<string | undefined>(undefined);
/** Commands of the account that are not recorded yet, oldest first. */
export const useQueue = queue.use;
/** Id of the command that is being sent now. */
export const useUnderWay = underWay.use;

/** What this page heard of the commands it sent. */
const answers = new Map<string, Outcome>();

const LOCK = 'trienkhai.outbox';
const tabs = new BroadcastChannel(LOCK);

/** Keeps the queue going while the console is open: at the start, when the line is back, when another tab adds to it. */
export function useOutboxAtWork(): void {
  const account = useSession()?.id;
  useEffect(() => {
    tabs.onmessage = () => void refresh();
    void refresh().then(sendQueue);
    return whenBack(() => void sendQueue());
  }, [account]);
}

/** What became of a command; `kept`: it cannot be sent now, stays on this machine, and goes by itself when it can. */
export interface Dispatched extends Outcome {
  readonly kept?: boolean;
}

/** Sends a command after everything that waits before it. */
export async function dispatch(
  command: Command,
  written: Pick<Queued, 'form' | 'values'>,
): Promise<Dispatched> {
  const { commandId } = command.input;
  const account = currentSession()!.id;
  if (queue.get().length >= MOST_QUEUED) throw refused(FULL);
  await putQueued({ commandId, account, keptAt: new Date().toISOString(), command, ...written });
  await changed();
  if (isAway()) return { kept: true };
  await sendQueue();
  await refresh();
  // On this machine, not in what is shown: a sign-in that ran out meanwhile shows nothing.
  const left = (await allQueued()).find((each) => each.commandId === commandId);
  if (!left) return answers.get(commandId) ?? {};
  if (!left.refused) return { kept: true };
  // The form still has what was written and says what is wrong with it.
  await takeBack(commandId);
  return { refused: left.refused };
}

/** Sends what waits; what has to be tried again is tried again by itself. */
export async function sendQueue(): Promise<void> {
  const account = currentSession()?.id;
  if (account === undefined) return;
  clearTimeout(again);
  const left = await drain(groundOf(account));
  failures = left === 'empty' ? 0 : failures + 1;
  // While the gateway is away, its return is waited for instead.
  if (left === 'later') again = setTimeout(() => isAway() || void sendQueue(), pauseMs(failures));
}

let again: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

/** Sends one now, with what waits before it; a refused one is tried once more. */
export async function sendAgain(queued: Queued): Promise<void> {
  await alone(() => putQueued({ ...queued, refused: undefined }));
  await changed();
  await sendQueue();
}

/** Takes a command out of the queue, never while it is under way. */
export async function takeBack(commandId: string): Promise<void> {
  await alone(() => dropQueued(commandId));
  await changed();
}

const alone: Ground['alone'] = (work) => navigator.locks.request(LOCK, work);

function groundOf(account: string): Ground {
  return {
    alone,
    queue: async () => queueOf(await allQueued(), account),
    put: (each) => putQueued(each).then(changed),
    drop: (commandId) => dropQueued(commandId).then(changed),
    send: async (command) => {
      // Another account may have signed in since.
      if (currentSession()?.id !== account) throw unreachable();
      underWay.set(command.input.commandId);
      const outcome = await send(command).finally(() => underWay.set(undefined));
      answers.set(command.input.commandId, outcome);
      return outcome;
    },
  };
}

async function refresh(): Promise<void> {
  const account = currentSession()?.id;
  queue.set(account === undefined ? [] : queueOf(await allQueued(), account));
}

async function changed(): Promise<void> {
  tabs.postMessage('changed');
  await refresh();
}

const FULL = {
  code: 'OUTBOX_FULL',
  message: { vi: messages.vi.full(MOST_QUEUED), en: messages.en.full(MOST_QUEUED) },
  facts: {},
};
