import { setTimeout as delay } from 'node:timers/promises';
import { foldCatalogue } from '@trienkhai/data/catalogue-history';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { allTopics } from '@trienkhai/runtime/topics';
import { testIdentity } from '@trienkhai/testkit/peers';
import { startRelays } from '@trienkhai/testkit/relays';
import { as } from '@trienkhai/testkit/service-fixture';
import type { GeneratedEvent } from '../history/event.ts';
import { generateHistory } from '../history/history.ts';
import { publishHistory, publishUnits } from '../history/publish.ts';
import type { BenchContext } from '../measure.ts';
import { floorFacts, floorUnits } from './floor-documents.ts';
import { openFloor, type Floor } from './floors.ts';
import { startTraceChild, type TraceChild } from './trace-child.ts';
import { openTraceHere, type TraceHere } from './trace-here.ts';

const ANSWER_MS = 60_000;

/** Some questions are slow at first; none should be given up for that. */
export function callerFor() {
  return { ...as('viewer@centre'), deadline: new Date(Date.now() + ANSWER_MS) };
}

/** A namespace with a generated history on its topics, the floors' documents, and traces over them. */
export interface QuestionGround {
  readonly units: UnitHistory;
  readonly floor: Floor;
  /** Publishes the history and stores the floors' documents; resolves with the number of events. */
  fill(events: number): Promise<number>;
  /** More events, which the floors do not get. */
  publish(events: readonly GeneratedEvent[]): Promise<unknown>;
  startTrace(): Promise<TraceChild>;
  /** A rollout asked of a trace in this process, over the same read models. */
  openTrace(): Promise<TraceHere>;
  close(): Promise<void>;
}

export async function openQuestionGround(context: BenchContext, namespace: string): Promise<QuestionGround> {
  const { kafkaBrokers, mongoUri } = context;
  const logger = createLogger('bench', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: namespace, logger });
  const database = await openDatabase(mongoUri, `${namespace}-floor`);
  const floor = await openFloor(database.db);
  // Everything is on the topics: no relay holds anything back.
  const relays = await startRelays(() => Promise.resolve({ unpublished: 0, blockedStreams: [] }));
  const settings = {
    ...{ KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri, TRIENKHAI_NAMESPACE: namespace },
    ...Object.fromEntries(
      Object.entries(relays.addresses).map(([name, at]) => [`${name.toUpperCase()}_ADDRESS`, at]),
    ),
    GRPC_IDENTITY: testIdentity('trace'),
  };
  const units = foldCatalogue();
  return {
    units,
    floor,
    async fill(events) {
      await log.ensureTopics(allTopics(namespace));
      await publishUnits(log, namespace);
      await floor.units.insertMany([...floorUnits(units)]);
      const facts = floorFacts(units, async (some) => void (await floor.facts.insertMany([...some])));
      const count = await publishHistory(log, namespace, generateHistory(units, events), facts.add);
      await facts.flush();
      return count;
    },
    publish: (events) => publishHistory(log, namespace, events),
    startTrace: () => startTraceChild(settings),
    openTrace: () => openTraceHere(settings),
    async close() {
      await relays.stop();
      await log.close();
      await database.close();
    },
  };
}

const FOLD_LIMIT_MS = 15 * 60_000;

/** Waits until everything on the topics is folded. */
export async function folded({ client, ended }: TraceChild): Promise<void> {
  const until = Date.now() + FOLD_LIMIT_MS;
  while (Date.now() < until) {
    // A store that is busy may not answer in time: it is asked again.
    const status = await client.getProjectionStatus({}, callerFor()).catch(() => undefined);
    const isDone = status?.projections.every(({ live, lag, rebuildProgress }) => {
      return live && lag === 0 && rebuildProgress === undefined;
    });
    if (isDone) return;
    const end = ended();
    if (end !== undefined) throw new Error(end);
    await delay(200);
  }
  throw new Error(`the history was not folded within ${FOLD_LIMIT_MS / 60_000} minutes`);
}
