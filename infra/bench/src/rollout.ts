import { createHash, randomUUID } from 'node:crypto';
import { foldCatalogue } from '@trienkhai/data/catalogue-history';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { TraceServiceService, type GetRolloutRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog, type OutgoingRecord } from '@trienkhai/runtime/event-log';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createLogger } from '@trienkhai/runtime/logger';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { as, fixedUnits, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { createTrace } from '@trienkhai/trace';
import { DEFAULT_ROUNDS, spread, type BenchContext, type Spread } from './measure.ts';

/** How long one question takes, asked over gRPC. */
export interface LatencyRow {
  readonly name: string;
  readonly ms: Spread;
  /** Most that the median should be. */
  readonly aimMs: number;
}

const ON = '2025-03-01';
const DIRECTIVE = 'directive:00000000000000000000';
const WARM_CALLS = 15;
const FOLD_LIMIT_MS = 120_000;
const caller = as('viewer@centre');

/**
 * The rollout of a directive that every commune has received: asked of an instance that has just started
 * (cold), and again (warm). A warm round is the median of its calls.
 */
export async function benchRollout(context: BenchContext): Promise<LatencyRow[]> {
  const config = testConfig('bench', {
    KAFKA_BROKERS: context.kafkaBrokers.join(','),
    MONGODB_URI: context.mongoUri,
  });
  const history = foldCatalogue();
  const communes = history.unitsWithin(CENTRE_ID, 'COMMUNE', ON);
  const overrides = { unitFeed: fixedUnits(history), verifyToken: verifyAccount };
  const folding = createTrace(config, overrides);
  const cold: number[] = [];
  const warm: number[] = [];
  try {
    await folding.start();
    await publishReceipts(config, communes);
    await folded(folding, communes.length);
    for (let round = 0; round <= (context.rounds ?? DEFAULT_ROUNDS); round += 1) {
      const fresh = createTrace({ ...config, instanceId: `bench-${round}` }, overrides);
      await fresh.start();
      try {
        const times = await ask(fresh, WARM_CALLS + 1);
        // The first round warms the compiler and the store.
        if (round > 0) {
          cold.push(times[0]!);
          warm.push(spread(times.slice(1)).median);
        }
      } finally {
        await fresh.stop();
      }
    }
  } finally {
    await folding.stop();
    await dropNamespace(config);
  }
  const name = `rollout over ${communes.length} communes`;
  return [
    { name: `${name}, cold`, ms: spread(cold), aimMs: 100 },
    { name: `${name}, warm`, ms: spread(warm), aimMs: 15 },
  ];
}

const QUESTION: GetRolloutRequest = {
  context: { on: ON, knownAt: undefined, after: [] },
  scope: { directiveId: DIRECTIVE, withinId: undefined },
};

async function ask(trace: ServiceHandle, calls: number): Promise<readonly number[]> {
  const client = connectGrpc(TraceServiceService, trace.address);
  const times: number[] = [];
  try {
    // Connects, and reads nothing of the directive.
    await client.getProjectionStatus({}, caller);
    for (let call = 0; call < calls; call += 1) {
      const begun = performance.now();
      await client.getRollout(QUESTION, caller);
      times.push(performance.now() - begun);
    }
  } finally {
    client.close();
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
  const client: GrpcClient<typeof TraceServiceService> = connectGrpc(TraceServiceService, trace.address);
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
