import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { createCommandHandler } from '@trienkhai/runtime/command-handler';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createRelay } from '@trienkhai/runtime/relay';
import { tally, tallyCodec } from '@trienkhai/testkit/tally';
import type { Scenario } from '../stage.ts';

export interface TallyErrand {
  readonly mongoUri: string;
  readonly brokers: readonly string[];
  readonly database: string;
  readonly topic: string;
  readonly instanceId: string;
  readonly leaseMs: number;
  readonly commands: readonly {
    readonly commandId: string;
    readonly stream: string;
    readonly numbers: number[];
  }[];
  /** Pause after each answer of a stream. */
  readonly pauseMs?: number;
}

export interface TallyAnswer {
  readonly commandId: string;
  readonly version: number;
  readonly recordedAt: string;
}

/** The smallest writing process: sends its commands, streams side by side, and ends when all is published. */
export const play: Scenario<TallyErrand, TallyAnswer> = async ({ options, hooks, reply }) => {
  const logger = createLogger('victim', 'silent');
  const database = await openDatabase(options.mongoUri, options.database);
  const log = kafkaEventLog({ brokers: options.brokers, clientId: options.instanceId, logger });
  const store = await openCommitStore(database, hooks);
  const { topic, instanceId, leaseMs } = options;
  const relay = createRelay({
    store,
    database,
    writer: log.writer(),
    topic,
    encode: (commit) => commitRecords(commit, 'study'),
    instanceId,
    logger,
    hooks,
    leaseMs,
  });
  store.onStored(relay.notify);
  relay.start();
  const handler = createCommandHandler({ store, decider: tally, codec: tallyCodec });
  const send = async ({ commandId, stream, numbers }: TallyErrand['commands'][number]) => {
    const envelope = {
      streamId: stream,
      key: stream,
      commandId,
      actor: 'admin@centre',
      unit: 'centre:TW:2021-11-01',
      command: { type: 'Add', numbers } as const,
    };
    const { version, recordedAt } = await untilKnown(() => handler.handle(envelope, {}));
    await reply({ commandId, version, recordedAt: recordedAt.toISOString() });
    if (options.pauseMs !== undefined) await setTimeout(options.pauseMs);
  };
  const streams = Map.groupBy(options.commands, (command) => command.stream);
  await Promise.all([...streams.values()].map((list) => oneByOne(list, send)));
  while ((await relay.backlog()).unpublished > 0) await setTimeout(20);
  await relay.stop();
};

/** What a caller does who is told to send again. */
async function untilKnown<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const code = error instanceof DomainError ? error.code : undefined;
      if (code !== 'OUTCOME_UNKNOWN' && code !== 'UNAVAILABLE') throw error;
    }
  }
}

async function oneByOne<T>(list: readonly T[], send: (item: T) => Promise<void>): Promise<void> {
  for (const item of list) await send(item);
}
