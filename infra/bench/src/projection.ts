import { createHash, randomUUID } from 'node:crypto';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createProjector } from '@trienkhai/runtime/projector';
import type { Projection } from '@trienkhai/runtime/projector';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { startBare } from './bare-projection.ts';
import type { BenchContext, BenchRow, Side } from './measure.ts';
import { compare, DEFAULT_ROUNDS, perSecond } from './measure.ts';

/** One shape of batch: how many streams it touches and how many events of each it brings. */
interface Shape {
  readonly name: string;
  readonly streams: number;
  readonly events: number;
  readonly batches: number;
}

const SHAPES: readonly Shape[] = [
  { name: 'projection, batches of 10, one event per stream', streams: 10, events: 1, batches: 60 },
  { name: 'projection, batches of 500, one event per stream', streams: 500, events: 1, batches: 12 },
  { name: 'projection, batches of 500, five events per stream', streams: 100, events: 5, batches: 12 },
];

/** Keeps what every read model keeps: the newest value, and when it was said. */
export const newest: Projection<{ value: unknown; recordedAt: string; events: number }> = {
  name: 'bench',
  contexts: ['study'],
  accepts: () => true,
  project: (view, event) => ({
    value: event.data,
    recordedAt: event.recordedAt,
    events: (view?.events ?? 0) + 1,
  }),
};

/**
 * Events per second from the producer until they can be read, one batch in one partition at a time: the
 * projector against a bare `eachBatch` that upserts every event with `bulkWrite`, same write concern.
 */
export async function benchProjection(context: BenchContext): Promise<BenchRow[]> {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const { kafkaBrokers, mongoUri } = context;
  const logger = createLogger('bench', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: namespace, logger });
  const database = await openDatabase(mongoUri, `${namespace}-bench`);
  // Each side reads a topic of its own, so that neither works while the other is measured.
  const topics = { ours: `${namespace}.study.v1`, bare: `${namespace}.reviews.v1` };
  await log.ensureTopics(Object.values(topics));
  const writer = log.writer();
  const bare = await startBare(context, namespace, topics.bare);
  const reader = log.reader();
  const ours = createProjector({
    name: 'bench',
    version: 1,
    projections: [newest],
    database,
    reader,
    namespace,
    logger,
  });
  let round = 0;

  /** Sends batch after batch, each after the last one has become visible. */
  function side(
    shape: Shape,
    topic: string,
    visible: (records: readonly OutgoingRecord[]) => Promise<void>,
  ): Side {
    return () => {
      round += 1;
      const batches = Array.from({ length: shape.batches }, (_, at) => batchOf(shape, `${round}-${at}`));
      return perSecond(shape.batches * shape.streams * shape.events, async () => {
        for (const records of batches) {
          const seen = visible(records);
          await writer.append(topic, records);
          await seen;
        }
      });
    };
  }

  const rows: BenchRow[] = [];
  try {
    await ours.start();
    for (const shape of SHAPES) {
      const sides = {
        floor: side(shape, topics.bare, (records) => bare.visible(records.length)),
        ours: side(shape, topics.ours, (records) =>
          ours.waitFor(lastOf(records, shape), { timeoutMs: 30_000 }),
        ),
      };
      rows.push(await compare(shape.name, sides, context.rounds ?? DEFAULT_ROUNDS));
    }
  } finally {
    await bare.stop();
    await ours.stop();
    await writer.close();
    await log.close();
    await database.close();
    await dropNamespace({ namespace, kafkaBrokers, mongoUri });
  }
  return rows;
}

function lastOf(records: readonly OutgoingRecord[], shape: Shape): { streamId: string; version: number }[] {
  return records
    .filter((_, at) => at % shape.events === shape.events - 1)
    .map(({ headers }) => ({
      streamId: headers['ce_subject']!,
      version: Number(headers['ce_streamversion']),
    }));
}

/** Records of one batch, all in one partition. */
function batchOf({ streams, events }: Shape, run: string): OutgoingRecord[] {
  return Array.from({ length: streams }, (_, stream) => {
    const streamId = `bench:${run}:${stream}`;
    return streamRecords(streamId, events, 'one partition');
  }).flat();
}

/** Events of a stream, one commit each. */
export function streamRecords(streamId: string, events: number, key: string): OutgoingRecord[] {
  return Array.from({ length: events }, (_, at) =>
    commitRecords(
      {
        streamId,
        seq: at + 1,
        toVersion: at + 1,
        events: [
          { type: 'trienkhai.study.v1.Benched', data: { unitId: 'commune:25432:2025-07-01', people: at } },
        ],
        commandId: `${streamId}-${at}`,
        key,
        actor: 'recorder@commune:25432',
        unit: 'commune:25432:2025-07-01',
        recordedAt: new Date(Date.UTC(2025, 6, 1) + at),
        hash: createHash('sha256').update(`${streamId}@${at}`).digest('hex'),
      },
      'study',
    ),
  ).flat();
}
