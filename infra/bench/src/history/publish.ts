import { createHash } from 'node:crypto';
import { catalogueEvents } from '@trienkhai/data/catalogue-history';
import { readReorganisations } from '@trienkhai/data/catalogue';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { EventLog, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { topicOf } from '@trienkhai/runtime/topics';
import type { GeneratedEvent } from './event.ts';

/** All of one directive go into one partition, and a broker takes a megabyte at once. */
const RECORDS_PER_APPEND = 700;

/** Puts events on the topics of a namespace as the relay would; at most two batches of a topic are in memory. */
export async function publishHistory(
  log: EventLog,
  namespace: string,
  events: Iterable<GeneratedEvent>,
  alsoTo: (event: GeneratedEvent) => void | Promise<void> = () => undefined,
): Promise<number> {
  const topics = new Map<string, TopicFeed>();
  let count = 0;
  try {
    for (const event of events) {
      let feed = topics.get(event.context);
      if (!feed) topics.set(event.context, (feed = feedTopic(log, topicOf(namespace, event.context))));
      await feed.add(recordOf(event));
      await alsoTo(event);
      count += 1;
    }
  } finally {
    for (const feed of topics.values()) await feed.close();
  }
  return count;
}

interface TopicFeed {
  add(record: OutgoingRecord): void | Promise<void>;
  close(): Promise<void>;
}

function feedTopic(log: EventLog, topic: string): TopicFeed {
  const writer = log.writer();
  let records: OutgoingRecord[] = [];
  let sent = Promise.resolve();
  const send = async (): Promise<void> => {
    await sent;
    sent = writer.append(topic, records);
    // Awaited by the next call; until then a rejection is nobody's.
    sent.catch(() => undefined);
    records = [];
  };
  return {
    add(record) {
      records.push(record);
      return records.length < RECORDS_PER_APPEND ? undefined : send();
    },
    async close() {
      await send();
      await sent;
      await writer.close();
    },
  };
}

function recordOf(event: GeneratedEvent): OutgoingRecord {
  const { context, streamId, version, key, name, unitId, recordedAt } = event;
  const commit = {
    ...{ streamId, seq: version, toVersion: version, key, recordedAt, unit: unitId },
    events: [{ type: `trienkhai.${context}.v1.${name}`, data: event.data }],
    commandId: `${streamId}@${version}`,
    actor: 'recorder@generated',
    hash: createHash('sha256').update(`${streamId}@${version}`).digest('hex'),
  };
  return commitRecords(commit, context)[0]!;
}

/** The territory stream of the catalogue: one commit per dated state of the country. */
export async function publishUnits(log: EventLog, namespace: string): Promise<void> {
  const writer = log.writer();
  let toVersion = 0;
  try {
    for (const [index, state] of readReorganisations().entries()) {
      const events = catalogueEvents([state]).map(({ type, data }) => ({ type, data }));
      toVersion += events.length;
      const commit = {
        ...{ streamId: 'territory', key: 'territory', seq: index + 1, toVersion, events },
        ...{ commandId: `territory@${index + 1}`, actor: 'admin@centre', unit: CENTRE_ID },
        recordedAt: new Date(`${state.issuedOn}T02:00:00Z`),
        hash: createHash('sha256')
          .update(`territory@${index + 1}`)
          .digest('hex'),
      };
      const records = commitRecords(commit, 'units');
      for (let from = 0; from < records.length; from += RECORDS_PER_APPEND) {
        await writer.append(topicOf(namespace, 'units'), records.slice(from, from + RECORDS_PER_APPEND));
      }
    }
  } finally {
    await writer.close();
  }
}
