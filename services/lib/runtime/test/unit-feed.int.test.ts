import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { EventLog, EventLogWriter, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { openUnitFeed } from '@trienkhai/runtime/unit-feed';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { brokers, mongoUri } from './provided.ts';

const namespace = `feed${randomUUID().slice(0, 8)}`;
const topic = `${namespace}.units.v1`;
const logger = createLogger('test', 'silent');
const DAY = '2021-11-01';
let log: EventLog;
let writer: EventLogWriter;

beforeAll(async () => {
  log = kafkaEventLog({ brokers, clientId: namespace, logger });
  await log.ensureTopics([topic]);
  writer = log.writer();
});

afterAll(async () => {
  await writer.close();
  await log.close();
  await dropNamespace({ namespace, kafkaBrokers: brokers, mongoUri });
});

function opened(code: string): { type: string; data: Record<string, string> } {
  const unitId = `province:${code}:${DAY}`;
  const data = { unitId, level: 'LEVEL_PROVINCE', code, name: `Tỉnh ${code}`, kind: 'Tỉnh', on: DAY };
  return { type: 'trienkhai.units.v1.UnitOpened', data };
}

function commit(
  streamId: string,
  seq: number,
  toVersion: number,
  events: ReturnType<typeof opened>[],
): OutgoingRecord[] {
  const hash = `${seq}`.padStart(64, '0');
  const actor = 'admin@centre';
  const unit = 'centre:TW:2021-11-01';
  const recordedAt = new Date('2025-07-01T00:00:00Z');
  const shared = { commandId: `${streamId}-${seq}`, key: streamId, actor, unit, recordedAt, hash };
  return commitRecords({ streamId, seq, toVersion, events, ...shared }, 'units');
}

test('is known at once on an empty topic, and then shows commits whole or not at all', async () => {
  const feed = await openUnitFeed({ reader: log.reader(), namespace, logger });
  expect(feed.ready()).toBe(true);
  expect(feed.current().version).toBe(0);
  let changes = 0;
  feed.onChange(() => (changes += 1));
  const [first, second, third] = commit('territory', 1, 3, ['01', '02', '04'].map(opened));
  await writer.append(topic, [first!, second!]);
  const early = feed.waitFor([{ streamId: 'territory', version: 2 }], { timeoutMs: 600 });
  await expect(early).rejects.toMatchObject({ code: 'NOT_YET' });
  expect(feed.current().version).toBe(0);
  await writer.append(topic, [third!]);
  await feed.waitFor([{ streamId: 'territory', version: 3 }]);
  expect(feed.current().version).toBe(3);
  expect(changes).toBe(1);
  // A duplicate changes nothing; streams of other services are nobody's business here.
  await writer.append(topic, [first!, second!, third!]);
  await feed.waitFor([{ streamId: 'session:1', version: 9 }], { timeoutMs: 50 });
  await feed.close();
});

test('a new feed has read everything when it is handed out, and nothing beyond', async () => {
  const reader = log.reader();
  const feed = await openUnitFeed({ reader, namespace, logger });
  expect(feed.ready()).toBe(true);
  expect(feed.current().version).toBe(3);
  const ends = await reader.ends(topic);
  expect(feed.passed(ends)).toBe(true);
  expect(feed.passed(ends.map((end) => end + 1n))).toBe(false);
  await feed.close();
});

test('stops before a record that does not read, says PARKED, and shows what came before', async () => {
  const [bad] = commit('territory', 2, 4, [opened('06')]);
  const [behind] = commit('territory', 3, 5, [opened('08')]);
  await writer.append(topic, [{ ...bad!, value: '{' }, { key: 'x', headers: {}, value: 'rubbish' }, behind!]);
  const feed = await openUnitFeed({ reader: log.reader(), namespace, logger });
  const waiting = feed.waitFor([{ streamId: 'territory', version: 5 }], { timeoutMs: 2_000 });
  await expect(waiting).rejects.toMatchObject({ code: 'PARKED' });
  expect(feed.current().version).toBe(3);
  await feed.close();
});

test('is handed out without the units when the log does not answer in time', async () => {
  const away = kafkaEventLog({ brokers: ['127.0.0.1:9'], clientId: 'nobody', logger });
  const feed = await openUnitFeed({ reader: away.reader(), namespace, logger, patienceMs: 200 });
  expect(feed.ready()).toBe(false);
  await feed.close();
  await away.close();
});
