import type { EventLogWriter, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { topicOf } from '@trienkhai/runtime/topics';
import { startBare } from './bare-projection.ts';
import type { BenchContext, BenchRow, Side } from './measure.ts';
import { compare, DEFAULT_ROUNDS, perSecond } from './measure.ts';
import { openGround, streamRecords } from './projection-ground.ts';

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

/**
 * Events per second from the producer until they can be read, one batch in one partition at a time: the
 * projector against a bare `eachBatch` that upserts every event with `bulkWrite`, same write concern.
 */
export async function benchProjection(context: BenchContext): Promise<BenchRow[]> {
  const ground = await openGround(context);
  // Each side reads a topic of its own, so that neither works while the other is measured.
  const bareTopic = topicOf(ground.namespace, 'reviews');
  await ground.log.ensureTopics([bareTopic]);
  const bare = await startBare(context, ground.namespace, bareTopic);
  const { writer, projector, topic } = ground;
  try {
    await projector.start();
    const rows: BenchRow[] = [];
    for (const shape of SHAPES) {
      const floor = side(shape, writer, bareTopic, (records) => bare.visible(records.length));
      const ours = side(shape, writer, topic, (records) =>
        projector.waitFor(lastOf(records, shape), { timeoutMs: 30_000 }),
      );
      rows.push(await compare(shape.name, { floor, ours }, context.rounds ?? DEFAULT_ROUNDS));
    }
    return rows;
  } finally {
    await bare.stop();
    await ground.close();
  }
}

let runs = 0;

/** Sends batch after batch, each after the last one has become visible. */
function side(
  shape: Shape,
  writer: EventLogWriter,
  topic: string,
  visible: (records: readonly OutgoingRecord[]) => Promise<void>,
): Side {
  return () => {
    runs += 1;
    const batches = Array.from({ length: shape.batches }, (_, at) => batchOf(shape, `${runs}-${at}`));
    return perSecond(shape.batches * shape.streams * shape.events, async () => {
      for (const records of batches) {
        const seen = visible(records);
        await writer.append(topic, records);
        await seen;
      }
    });
  };
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
