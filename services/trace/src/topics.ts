import { setTimeout } from 'node:timers/promises';
import type { EventLog } from '@trienkhai/runtime/event-log';
import type { Logger } from '@trienkhai/runtime/logger';

const LIMIT_MS = 5_000;
const PAUSE_MS = 2_000;

/** Waits a little for the topics, then lets the service start and goes on trying until it is closed. */
export async function topicsExist(of: {
  readonly log: EventLog;
  readonly topics: readonly string[];
  readonly opened: AsyncDisposableStack;
  readonly logger: Logger;
}): Promise<void> {
  const closing = new AbortController();
  of.opened.defer(() => closing.abort());
  const { signal } = closing;
  const pause = (ms: number) => setTimeout(ms, undefined, { signal }).catch(() => undefined);
  const ensured = (async () => {
    while (!signal.aborted) {
      try {
        return await of.log.ensureTopics(of.topics);
      } catch (error) {
        if (signal.aborted) return;
        of.logger.warn({ err: error }, 'the topics could not be made sure of yet');
        await pause(PAUSE_MS);
      }
    }
  })();
  await Promise.race([ensured, pause(LIMIT_MS)]);
}
