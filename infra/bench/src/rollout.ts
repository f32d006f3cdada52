import { createHash, randomUUID } from 'node:crypto';
import { foldCatalogue } from '@trienkhai/data/catalogue-history';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog, type OutgoingRecord } from '@trienkhai/runtime/event-log';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createLogger } from '@trienkhai/runtime/logger';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testPeer } from '@trienkhai/testkit/peers';
import { fixedUnits, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { createTrace } from '@trienkhai/trace';
import { DEFAULT_ROUNDS, spread, type BenchContext, type LatencyRow } from './measure.ts';
import { caller, DIRECTIVE, ON, overGraphql, overGrpc, QUESTION, type Door } from './rollout-doors.ts';

const WARM_CALLS = 15;
const FOLD_LIMIT_MS = 120_000;

/** Opens one way of asking the trace at an address. */
type OpenDoor = (address: string) => Promise<Door>;

/**
 * The rollout of a directive that every commune has received: asked of an instance that has just started
 * (cold), and again (warm), over gRPC and over GraphQL. A warm round is the median of its calls.
 */
export async function benchRollout(context: BenchContext): Promise<LatencyRow[]> {
  const config = testConfig('trace', {
    KAFKA_BROKERS: context.kafkaBrokers.join(','),
    MONGODB_URI: context.mongoUri,
  });
  const history = foldCatalogue();
  const communes = history.unitsWithin(CENTRE_ID, 'COMMUNE', ON);
  const overrides = { unitFeed: fixedUnits(history), verifyToken: verifyAccount };
  const doors: Readonly<Record<string, OpenDoor>> = {
    gRPC: overGrpc,
    GraphQL: (address) => overGraphql(config, overrides.unitFeed, address),
  };
  const folding = createTrace(config, overrides);
  const rows: LatencyRow[] = [];
  try {
    await folding.start();
    await publishReceipts(config, communes);
    await folded(folding, communes.length);
    for (const [name, open] of Object.entries(doors)) {
      const start = () => createTrace({ ...config, instanceId: randomUUID() }, overrides);
      const times = await rounds(start, open, context.rounds ?? DEFAULT_ROUNDS);
      rows.push(...rowsOf(`rollout over ${communes.length} communes, ${name}`, times));
    }
    return rows;
  } finally {
    await folding.stop();
    await dropNamespace(config);
  }
}

function rowsOf(name: string, times: readonly (readonly number[])[]): LatencyRow[] {
  const warm = times.map((round) => spread(round.slice(1)).median);
  return [
    { name: `${name}, cold`, ms: spread(times.map((round) => round[0]!)), aimMs: 100 },
    { name: `${name}, warm`, ms: spread(warm), aimMs: 15 },
  ];
}

/** Milliseconds per call, the first one cold. */
async function rounds(start: () => ServiceHandle, open: OpenDoor, count: number): Promise<number[][]> {
  const times: number[][] = [];
  for (let round = 0; round <= count; round += 1) {
    const fresh = start();
    await fresh.start();
    const door = await open(fresh.address);
    try {
      const calls: number[] = [];
      for (let call = 0; call <= WARM_CALLS; call += 1) {
        const begun = performance.now();
        await door.ask();
        calls.push(performance.now() - begun);
      }
      // The first round warms the compiler and the store.
      if (round > 0) times.push(calls);
    } finally {
      await door.close();
      await fresh.stop();
    }
  }
  return times;
}

async function publishReceipts(config: ServiceConfig, communes: readonly UnitId[]): Promise<void> {
  const logger = createLogger('bench', 'silent');
  const log = kafkaEventLog({ brokers: config.kafkaBrokers, clientId: 'bench', logger });
  const writer = log.writer();
  try {
    const facts = { type: 'CT', title: 'Chỉ thị', issuerId: CENTRE_ID, issuedOn: '2022-01-01' };
    const registration = { directiveId: DIRECTIVE, facts };
    const records = [
      ...record(DIRECTIVE, 'DirectiveRegistered', registration),
      ...communes.flatMap((unitId, index) => {
        const day = String((index % 28) + 1).padStart(2, '0');
        const receipt = { directiveId: DIRECTIVE, unitId, on: `2022-02-${day}` };
        return record(`progress:${DIRECTIVE.slice(10)}:${unitId}`, 'DirectiveReceived', receipt);
      }),
    ];
    for (let from = 0; from < records.length; from += 1000) {
      await writer.append(`${config.namespace}.directives.v1`, records.slice(from, from + 1000));
    }
  } finally {
    await writer.close();
    await log.close();
  }
}

function record(streamId: string, name: string, data: Record<string, unknown>): readonly OutgoingRecord[] {
  const commit = {
    streamId,
    seq: 1,
    toVersion: 1,
    events: [{ type: `trienkhai.directives.v1.${name}`, data: JSON.parse(JSON.stringify(data)) }],
    commandId: randomUUID(),
    key: DIRECTIVE,
    actor: 'admin@centre',
    unit: CENTRE_ID,
    recordedAt: new Date(),
    hash: createHash('sha256').update(streamId).digest('hex'),
  };
  return commitRecords(commit, 'directives');
}

/** Waits until the rollout counts every receipt. */
async function folded(trace: ServiceHandle, receipts: number): Promise<void> {
  const client: GrpcClient<typeof TraceServiceService> = connectGrpc(
    TraceServiceService,
    testPeer('trace', trace.address),
  );
  const until = Date.now() + FOLD_LIMIT_MS;
  try {
    while (Date.now() < until) {
      const answer = await client.getRollout(QUESTION, caller).catch(() => undefined);
      const level = answer?.levels.find((each) => each.level === 'LEVEL_COMMUNE');
      if (level?.stages.some((stage) => stage.reached === receipts)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    client.close();
  }
  throw new Error(`the receipts were not folded within ${FOLD_LIMIT_MS} ms`);
}
