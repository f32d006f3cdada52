import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { EventLog, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import type { ProjectedDocument } from '@trienkhai/runtime/projector';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { foldToTheEnd } from '../src/scenarios/sum-projector.ts';
import type { SumErrand } from '../src/scenarios/sum-projector.ts';
import { startVictim } from '../src/victim.ts';

const KILLS = process.env['TRIENKHAI_NIGHTLY'] === '1' ? 20 : 2;
const SCENARIO = new URL('../src/scenarios/sum-projector.ts', import.meta.url);
const STREAMS = 15;
const namespace = `ckill${randomUUID().slice(0, 8)}`;
const topic = `${namespace}.study.v1`;
const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const mongoUri = process.env['MONGODB_URI'] ?? '';
const errand: SumErrand = { mongoUri, brokers, namespace };
let log: EventLog;

beforeAll(async () => {
  log = kafkaEventLog({ brokers, clientId: namespace, logger: createLogger('test', 'silent') });
  await log.ensureTopics([topic]);
});

afterAll(async () => {
  await log.close();
  await dropNamespace({ kafkaBrokers: brokers, mongoUri, namespace });
});

function recordOf(streamId: string, version: number): OutgoingRecord {
  const [record] = commitRecords(
    {
      streamId,
      seq: version,
      toVersion: version,
      events: [{ type: 'trienkhai.study.v1.Numbered', data: { value: version } }],
      commandId: `${streamId}-${version}`,
      key: streamId,
      actor: 'recorder@centre',
      unit: 'centre:TW:2021-11-01',
      recordedAt: new Date(Date.UTC(2025, 6, 1) + version),
      hash: createHash('sha256').update(`${streamId}@${version}`).digest('hex'),
    },
    'study',
  );
  return record!;
}

test('a projector killed before or after a checkpoint loses nothing and folds nothing twice', async () => {
  const writer = log.writer();
  const streams = Array.from({ length: STREAMS }, (_, at) => `n:${at}`);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await writer.append(
      topic,
      streams.map((streamId) => recordOf(streamId, kill)),
    );
    const point = kill % 2 === 1 ? 'before-checkpoint' : 'after-checkpoint';
    const strike = { point, nth: 1, signal: 'SIGKILL' } as const;
    const victim = startVictim<SumErrand, never>({ scenario: SCENARIO, options: errand, strike });
    expect(await victim.ended).toEqual({ killed: true });
  }
  await writer.append(
    topic,
    streams.map((streamId) => recordOf(streamId, KILLS + 1)),
  );
  await writer.close();
  await foldToTheEnd(errand);

  const database = await openDatabase(mongoUri, `${namespace}-numbers`);
  const stored = await database.db.collection<ProjectedDocument>('numbers_v1').find().toArray();
  await database.close();
  const whole = Array.from({ length: KILLS + 1 }, (_, at) => at + 1);
  expect(stored.map(({ _id }) => _id).sort()).toEqual([...streams].sort());
  for (const { version, view } of stored) {
    expect(version).toBe(KILLS + 1);
    expect(view).toEqual({ numbers: whole });
  }
});
