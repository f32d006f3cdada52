import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { EventLogReader, ReadOptions, Subscription } from '../event-log.ts';
import type { Clients } from './connections.ts';
import type { KafkaAdmin } from './kafka-admin.ts';
import { openSubscription } from './kafka-subscription.ts';

export interface ReaderParts {
  readonly kafka: Clients;
  readonly admin: KafkaAdmin;
  readonly clientId: string;
  readonly logger: Logger;
}

export function kafkaReader(parts: ReaderParts): EventLogReader {
  const open = new Set<Subscription>();

  function track(subscription: Subscription, after?: () => Promise<void>): Subscription {
    const tracked: Subscription = {
      ...subscription,
      async stop() {
        if (!open.delete(tracked)) return;
        await subscription.stop();
        await after?.();
      },
    };
    open.add(tracked);
    return tracked;
  }

  return {
    subscribe: (options) => track(openSubscription(parts, options)),
    readFrom(options) {
      // A group of its own is the only way in which kafkajs reads; it is removed afterwards.
      const group = `${parts.clientId}-${randomUUID()}`;
      const remove = (): Promise<void> => parts.admin.deleteGroup(group).catch(() => undefined);
      return track(openSubscription(parts, { ...alone(options), group }), remove);
    },
    ends: (topic) => parts.admin.ends(topic),
    clusterId: () => parts.admin.clusterId(),
    async close() {
      await Promise.all([...open].map((subscription) => subscription.stop()));
    },
  };
}

/** Remembers how far it has come: after a reconnection the log hands the same partitions out again. */
function alone({ topics, from, batch }: ReadOptions) {
  const next = new Map<string, bigint>();
  return {
    topics,
    assigned: (partitions: readonly { topic: string; partition: number }[]) =>
      Promise.resolve(
        partitions.map((one) => next.get(`${one.topic}/${one.partition}`) ?? from?.(one) ?? 0n),
      ),
    async batch(received: Parameters<typeof batch>[0]) {
      const place = `${received.topic}/${received.partition}`;
      const fresh = received.records.filter((record) => record.offset >= (next.get(place) ?? 0n));
      if (fresh.length === 0) return;
      await batch({ ...received, records: fresh });
      next.set(place, fresh[fresh.length - 1]!.offset + 1n);
    },
  };
}
