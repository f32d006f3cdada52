import { setTimeout } from 'node:timers/promises';
import type { EventLog } from './event-log.ts';
import type { Logger } from './logger.ts';

/** The contexts that record facts, each on a topic of its own; cursors of the feed count them in this order. */
export const CONTEXTS = ['units', 'directives', 'study', 'reviews'] as const;
export type ContextName = (typeof CONTEXTS)[number];

const LIMIT_MS = 5_000;
const PAUSE_MS = 2_000;

/** `trienkhai`, `study` → `trienkhai.study.v1` */
export function topicOf(namespace: string, context: string): string {
  return `${namespace}.${context}.v1`;
}

/** `trienkhai.study.v1` → `study` */
export function contextOfTopic(topic: string): string {
  return topic.split('.').at(-2) ?? '';
}

export function allTopics(namespace: string): readonly string[] {
  return CONTEXTS.map((context) => topicOf(namespace, context));
}

/** Waits a little for every context's topic, then lets the service start and goes on trying until it closes. */
export async function topicsExist(of: {
  readonly log: EventLog;
  readonly namespace: string;
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
        return await of.log.ensureTopics(allTopics(of.namespace));
      } catch (error) {
        if (signal.aborted) return;
        of.logger.warn({ err: error }, 'the topics could not be made sure of yet');
        await pause(PAUSE_MS);
      }
    }
  })();
  await Promise.race([ensured, pause(LIMIT_MS)]);
}
