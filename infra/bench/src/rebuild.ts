import { setTimeout as delay } from 'node:timers/promises';
import type { EventLogWriter } from '@trienkhai/runtime/event-log';
import { readEnds } from '@trienkhai/runtime/projector';
import type { Projector } from '@trienkhai/runtime/projector';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { startBare } from './bare-projection.ts';
import type { BenchContext, BenchRow } from './measure.ts';
import { perSecond, spread } from './measure.ts';
import { openGround, streamRecords } from './projection-ground.ts';
import type { Ground } from './projection-ground.ts';

export interface RebuildFigures extends BenchRow {
  readonly seconds: Spread;
  /** Writes per document: 1 would be the least. */
  readonly writesPerDocument: number;
  /** Highest resident memory during the rebuilds above that before, in MB. */
  readonly memory: number;
}

type Spread = BenchRow['floor'];

const EVENTS_PER_STREAM = 20;
/** Streams that get events at the same time: what a window of memory has to deal with. */
const ACTIVE_STREAMS = 2_000;

/**
 * Events per second of a rebuild from offset 0 beside the live read models, against a bare `eachBatch` that
 * upserts every event of the same topic with `bulkWrite`. A round rebuilds everything: 3 unless told otherwise.
 */
export async function benchRebuild(context: BenchContext, events = 1_000_000): Promise<RebuildFigures> {
  const ground = await openGround(context);
  const { projector, reader, topic, writer } = ground;
  try {
    await fill(writer, topic, events);
    await projector.start();
    const ends = await readEnds(reader, [topic]);
    while (!(await projector.caughtUpWith(ends))) await delay(100);
    return await measure(ground, context, events);
  } finally {
    await ground.close();
  }
}

async function measure(
  { projector, namespace, topic }: Ground,
  context: BenchContext,
  events: number,
): Promise<RebuildFigures> {
  const { rounds = 3 } = context;
  const floors: number[] = [];
  const ours: number[] = [];
  let writes = 0;
  const memory = watchMemory();
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await bareRate(context, `${namespace}-${round}`, topic, Math.min(events, 100_000)));
    ours.push(await perSecond(events, async () => (writes += await rebuildOnce(projector))));
  }
  return {
    name: `rebuild of ${events.toLocaleString('en')} events`,
    floor: spread(floors),
    ours: spread(ours),
    ratio: spread(ours.map((one, at) => one / floors[at]!)),
    seconds: spread(ours.map((one) => events / one)),
    writesPerDocument: writes / rounds / (events / EVENTS_PER_STREAM),
    memory: memory.end(),
  };
}

/** Resolves with the number of documents written, once the rebuilt generation answers. */
async function rebuildOnce(projector: Projector): Promise<number> {
  const { generation } = await projector.status();
  await projector.rebuild();
  for (;;) {
    await delay(100);
    const status = await projector.status();
    if (status.generation !== generation) return status.writes;
  }
}

async function bareRate(
  context: BenchContext,
  namespace: string,
  topic: string,
  events: number,
): Promise<number> {
  const begun = performance.now();
  const bare = await startBare(context, namespace, topic);
  await bare.visible(events);
  const rate = (events * 1_000) / (performance.now() - begun);
  await bare.stop();
  await dropNamespace({ ...context, namespace });
  return rate;
}

/** Streams of 20 events; those of 2,000 streams at a time lie mixed on the log. */
async function fill(writer: EventLogWriter, topic: string, events: number): Promise<void> {
  for (let block = 0; block * ACTIVE_STREAMS * EVENTS_PER_STREAM < events; block += 1) {
    const streams = Array.from({ length: ACTIVE_STREAMS }, (_, at) => {
      const streamId = `bench:${block}:${at}`;
      return streamRecords(streamId, EVENTS_PER_STREAM, streamId);
    });
    for (let version = 0; version < EVENTS_PER_STREAM; version += 1) {
      await writer.append(
        topic,
        streams.map((records) => records[version]!),
      );
    }
  }
}

function watchMemory(): { end(): number } {
  const before = process.memoryUsage().rss;
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 100);
  return {
    end() {
      clearInterval(timer);
      return Math.round((highest - before) / 1_048_576);
    },
  };
}
