import { setTimeout as until } from 'node:timers/promises';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { startBare } from './bare-projection.ts';
import { DEFAULT_ROUNDS, percentile, spread, type BenchContext, type LatencyRow } from './measure.ts';
import { streamRecords } from './projection-ground.ts';

const PER_SECOND = 100;
const SECONDS = 3;
const QUERY = 'query Visible($id: ID!) { node(id: $id) { id } }';
const AIM_MS = 50;
const AIM_TIMES = 3;
const PATIENCE_MS = 15_000;

/** Milliseconds of each of the commands of one round. */
type Round = () => Promise<readonly number[]>;

/**
 * From the answer that a command is recorded until a GraphQL query that asks for it by its position shows
 * it, at 100 commands a second, against a bare producer, consumer and upsert of records of that size.
 */
export async function benchVisible(context: BenchContext): Promise<LatencyRow[]> {
  const office = await openSmallOffice(context);
  const bare = await openBare(context);
  try {
    const ours = await recording(office);
    const rounds = { floor: [] as (readonly number[])[], ours: [] as (readonly number[])[] };
    for (let round = 0; round <= (context.rounds ?? DEFAULT_ROUNDS); round += 1) {
      const floor = await bare.round();
      const mine = await ours();
      // The first round warms everything up.
      if (round === 0) continue;
      rounds.floor.push(floor);
      rounds.ours.push(mine);
    }
    return [0.5, 0.99].map((part) => rowOf(part, rounds));
  } finally {
    await bare.close();
    await office.close();
  }
}

function rowOf(part: number, rounds: Record<'floor' | 'ours', (readonly number[])[]>): LatencyRow {
  const of = (all: readonly (readonly number[])[]) => all.map((each) => percentile(each, part));
  const [floor, ours] = [of(rounds.floor), of(rounds.ours)];
  return {
    name: `recorded → visible over GraphQL, ${PER_SECOND} commands/s, p${part * 100}`,
    ms: spread(ours),
    floor: spread(floor),
    ratio: spread(ours.map((ms, at) => ms / floor[at]!)),
    ...(part === 0.99 ? { aimMs: AIM_MS, aimRatio: AIM_TIMES } : {}),
  };
}

/** Starts one piece of work every ten milliseconds, however long the others take. */
async function atRate(work: (at: number) => Promise<number>): Promise<readonly number[]> {
  const begun = performance.now();
  const all: Promise<number>[] = [];
  for (let at = 0; at < PER_SECOND * SECONDS; at += 1) {
    const due = begun + (at * 1_000) / PER_SECOND;
    if (due > performance.now()) await until(due - performance.now());
    const one = work(at);
    // Whoever waits for all of them is told; one that fails early must not end the process.
    one.catch(() => undefined);
    all.push(one);
  }
  return Promise.all(all);
}

async function recording(office: SmallOffice): Promise<Round> {
  const { id: directive, positions: after } = await office.register();
  const session = (at: number) => ({
    kind: 'reporter-conference',
    directives: [directive],
    unit: UNITS.communes[at % UNITS.communes.length],
    heldOn: '2023-04-12',
    mode: 'IN_PERSON',
    people: [{ unit: 'LEARNER', value: 137 }],
  });
  return () =>
    atRate(async (at) => {
      const { status, body } = await office.post('recordSession', session(at), { after });
      if (status !== 201) throw new Error(`recordSession: ${JSON.stringify(body)}`);
      const recorded = performance.now();
      await shown(office, body.nodeId, body.position);
      return performance.now() - recorded;
    });
}

/** Asks again where the system says that it cannot answer yet; the time counts. */
async function shown(office: SmallOffice, id: string, position: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const answer = await ask(office, id, position);
    if (answer.data?.node?.id === id) return;
    if (performance.now() - begun > PATIENCE_MS) {
      throw new Error(`${id} is not visible: ${JSON.stringify(answer)}`);
    }
  }
}

interface Answer {
  readonly data?: { readonly node?: { readonly id?: string } | null };
}

async function ask({ url, token }: SmallOffice, id: string, position: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-after-position': position,
    },
    body: JSON.stringify({ query: QUERY, variables: { id } }),
  });
  return (await response.json()) as Answer;
}

async function openBare(context: BenchContext): Promise<{ round: Round; close(): Promise<void> }> {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const topic = `${namespace}.study.v1`;
  const { kafkaBrokers } = context;
  const logger = createLogger('bench', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: namespace, logger });
  await log.ensureTopics([topic]);
  const writer = log.writer();
  const bare = await startBare(context, namespace, topic);
  return {
    round: () =>
      atRate(async () => {
        const records = streamRecords(`bench:${randomUUID()}`, 1, 'one partition');
        const begun = performance.now();
        const seen = bare.visible(1);
        await writer.append(topic, records);
        await seen;
        return performance.now() - begun;
      }),
    async close() {
      await bare.stop();
      await writer.close();
      await log.close();
      await dropNamespace({ ...context, namespace });
    },
  };
}
