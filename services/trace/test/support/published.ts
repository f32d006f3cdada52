import { createHash, randomUUID } from 'node:crypto';
import type { JsonObject, StoredEvent } from '@trienkhai/kernel/envelope';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog, type OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { allTopics, topicOf } from '@trienkhai/runtime/topics';
import { unitEvents, type Change } from './history.ts';

export interface Says {
  /** Full name without `trienkhai.` and `.v1`: `study.SessionRecorded`. */
  readonly type: string;
  readonly data: JsonObject;
}

/** Puts events on the topics as the services that own them would, one commit per call and stream. */
export interface Publisher {
  say(streamId: string, key: string, says: readonly Says[], recordedAt?: string): Promise<Position>;
  units(changes: readonly Change[]): Promise<Position>;
  raw(context: string, record: OutgoingRecord): Promise<void>;
  ensureTopics(): Promise<void>;
  close(): Promise<void>;
}

interface Position {
  readonly streamId: string;
  readonly version: number;
}

export function openPublisher({ kafkaBrokers, namespace }: ServiceConfig): Publisher {
  const logger = createLogger('test', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: 'test', logger });
  const writer = log.writer();
  const heads = new Map<string, { seq: number; version: number }>();

  async function commit(
    context: string,
    streamId: string,
    key: string,
    events: readonly StoredEvent[],
    recordedAt: string,
  ): Promise<Position> {
    const before = heads.get(streamId) ?? { seq: 0, version: 0 };
    const head = { seq: before.seq + 1, version: before.version + events.length };
    heads.set(streamId, head);
    const made = {
      streamId,
      seq: head.seq,
      toVersion: head.version,
      events,
      commandId: randomUUID(),
      key,
      actor: 'recorder@province:40',
      unit: 'province:40:2021-11-01',
      recordedAt: new Date(recordedAt),
      hash: createHash('sha256').update(`${streamId}@${head.seq}`).digest('hex'),
    };
    await writer.append(topicOf(namespace, context), commitRecords(made, context));
    return { streamId, version: head.version };
  }

  return {
    say(streamId, key, says, recordedAt = new Date().toISOString()) {
      const context = says[0]!.type.split('.')[0]!;
      const events = says.map(({ type, data }) => {
        const [owner, name] = type.split('.');
        return { type: `trienkhai.${owner}.v1.${name}`, data };
      });
      return commit(context, streamId, key, events, recordedAt);
    },
    async units(changes) {
      const all = Map.groupBy(unitEvents(changes), ({ streamId }) => streamId);
      for (const [streamId, events] of all) {
        const stored = events.map(({ type, data }) => ({ type, data }));
        await commit('units', streamId, streamId, stored, new Date().toISOString());
      }
      return { streamId: 'territory', version: heads.get('territory')!.version };
    },
    raw: (context, record) => writer.append(topicOf(namespace, context), [record]),
    ensureTopics: () => log.ensureTopics(allTopics(namespace)),
    async close() {
      await writer.close();
      await log.close();
    },
  };
}
