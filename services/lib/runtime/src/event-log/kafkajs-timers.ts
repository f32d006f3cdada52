import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 arms a timer after every response to look at its queue of waiting requests, also when that
 * queue is empty, and computes its delay from "not throttled" as `-1 - Date.now()`: one wake-up per
 * millisecond on an idle connection, a warning about negative delays on current Node versions, and a
 * process that never ends. With nothing waiting there is nothing to look at.
 */
export function containIdleTimers(): void {
  const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    prototype: RequestQueue & { idleTimersContained?: boolean };
  };
  const prototype = queue.prototype;
  if (prototype.idleTimersContained) return;
  prototype.idleTimersContained = true;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function scheduleWhenWaiting(this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
