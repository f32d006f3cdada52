import type { Decider } from '@trienkhai/kernel/decider';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import { createTokenVerifier } from './auth.ts';
import type { TokenVerifier } from './auth.ts';
import { commitRecords } from './cloud-events.ts';
import { createCommandHandler } from './command-handler.ts';
import type { CommandHandler } from './command-handler.ts';
import { openCommitStore, publishingAccess } from './commit-store.ts';
import type { CommitStore } from './commit-store.ts';
import type { ServiceConfig } from './config.ts';
import { openDatabase } from './document-store.ts';
import type { Database } from './document-store.ts';
import { unlessSilent } from './document-store/silence.ts';
import { kafkaEventLog } from './event-log.ts';
import type { EventLog, EventLogReader } from './event-log.ts';
import { startGrpcServer } from './grpc-server.ts';
import type { GrpcService } from './grpc-server.ts';
import { batchService } from './grpc-server/batch.ts';
import type { Hooks } from './hooks.ts';
import { serviceHandle } from './lifecycle.ts';
import type { Readiness, Running, ServiceHandle } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import type { Position } from './position.ts';
import { createRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { topicOf, topicsExist } from './topics.ts';
import type { ContextName } from './topics.ts';
import { openUnitFeed } from './unit-feed.ts';
import type { UnitFeed } from './unit-feed.ts';
import { probes } from './writing-service/probes.ts';
import { relayService } from './writing-service/relay-service.ts';

/** What a writing service is built from. */
export interface WritingParts {
  readonly config: ServiceConfig;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly database: Database;
  /** For what is folded from others' topics, and can be folded again. */
  readonly models: Database;
  readonly store: CommitStore;
  readonly reader: EventLogReader;
  readonly units: UnitFeed;
  handler<State, Command, Event, Context>(
    decider: Decider<State, Command, Event, Context>,
    codec: EventCodec<Event>,
  ): CommandHandler<State, Command, Context>;
  /** Waits until units and references hold these positions. Throws NOT_YET or PARKED. */
  waitFor(positions: readonly Position[]): Promise<void>;
}

/** A small model of what other services have recorded. */
export interface References {
  waitFor(positions: readonly Position[]): Promise<void>;
  ready(): Readiness | Promise<Readiness>;
  stop(): Promise<void>;
}

export interface WritingWiring<Known extends References> {
  readonly context: ContextName;
  readonly references?: (parts: Omit<WritingParts, 'waitFor'>) => Promise<Known>;
  /** Called once, when everything else runs. */
  readonly services: (parts: WritingParts, references: Known) => readonly GrpcService[];
}

/** What tests put in place of the real thing. */
export interface ServiceOverrides {
  readonly unitFeed?: UnitFeed;
  readonly verifyToken?: TokenVerifier;
  readonly clock?: () => Date;
  readonly hooks?: Hooks;
}

/**
 * A service that decides and records: commit store, relay, unit feed, references and gRPC in one handle.
 * Starting needs MongoDB; the event log may be away, then commits wait in the store. Stopping lets calls
 * end, sends what is left and lets go of everything, in this order.
 */
export function createWritingService<Known extends References = References>(
  config: ServiceConfig,
  wiring: WritingWiring<Known>,
  overrides: ServiceOverrides = {},
): ServiceHandle {
  return serviceHandle(config.service, (opened) => open(config, wiring, overrides, opened));
}

async function open<Known extends References>(
  config: ServiceConfig,
  wiring: WritingWiring<Known>,
  overrides: ServiceOverrides,
  opened: AsyncDisposableStack,
): Promise<Running> {
  const { namespace } = config;
  const { context } = wiring;
  const logger = createLogger(config.service, config.logLevel);
  const database = await openOwn(config.mongoUri, `${namespace}-${context}`, opened);
  const store = await openCommitStore(database, overrides.hooks);
  const publishing = await relayAccess(config, context, { database, store }, opened);
  const log = openLog(config, logger, opened);
  await topicsExist({ log, namespace, opened, logger });
  const reader = log.reader();
  opened.defer(() => reader.close());
  const relay = startRelay({ config, context, ...publishing, log, logger, hooks: overrides.hooks }, opened);
  const units = overrides.unitFeed ?? (await openUnitFeed({ reader, namespace, logger }));
  if (!overrides.unitFeed) opened.defer(() => units.close());
  const { clock = () => new Date() } = overrides;
  const models = await openOwn(config.mongoUri, `${namespace}-${context}-models`, opened);
  const handler: WritingParts['handler'] = (decider, codec) =>
    createCommandHandler({ store, decider, codec, clock });
  const parts = { config, logger, clock, database, models, store, reader, units, handler };
  const references = await wiring.references?.(parts);
  if (references) opened.defer(() => references.stop());
  const probe = probes({ database, reader, topic: topicOf(namespace, context), relay, units, references });
  const waitFor = waiting(units, references, database);
  const services = wiring.services({ ...parts, waitFor }, references as Known);
  const server = await startGrpcServer({
    ...config.grpc,
    services: [...services, relayService(relay), batchService(services, logger)],
    verifyToken: overrides.verifyToken ?? createTokenVerifier(config.auth),
    logger,
    reflection: config.reflection,
    health: probe.canRecord,
  });
  opened.defer(() => server.stop());
  return { address: server.address, ready: probe.all };
}

function waiting(
  units: UnitFeed,
  references: References | undefined,
  database: Database,
): WritingParts['waitFor'] {
  const guarded = unlessSilent(database);
  return async (positions) => {
    if (positions.length === 0) return;
    await Promise.all([units.waitFor(positions), references && guarded(references.waitFor(positions))]);
  };
}

async function openOwn(uri: string, name: string, opened: AsyncDisposableStack): Promise<Database> {
  const database = await openDatabase(uri, name);
  opened.defer(() => database.close());
  return database;
}

function openLog(
  { kafkaBrokers: brokers, kafkaAccount: account, instanceId: clientId }: ServiceConfig,
  logger: Logger,
  opened: AsyncDisposableStack,
): EventLog {
  const log = kafkaEventLog({ brokers, account, clientId, logger });
  opened.defer(() => log.close());
  return log;
}

/** The relay alone may change commits, where it has an account of its own. */
async function relayAccess(
  { relayMongoUri, namespace }: ServiceConfig,
  context: ContextName,
  common: { readonly database: Database; readonly store: CommitStore },
  opened: AsyncDisposableStack,
) {
  if (relayMongoUri === undefined) return common;
  const database = await openOwn(relayMongoUri, `${namespace}-${context}`, opened);
  return { database, store: { ...common.store, ...publishingAccess(database) } };
}

function startRelay(
  of: {
    readonly config: ServiceConfig;
    readonly context: ContextName;
    readonly database: Database;
    readonly store: CommitStore;
    readonly log: EventLog;
    readonly logger: Logger;
    readonly hooks: Hooks | undefined;
  },
  opened: AsyncDisposableStack,
): Relay {
  const writer = of.log.writer();
  opened.defer(() => writer.close());
  const relay = createRelay({
    store: of.store,
    database: of.database,
    writer,
    topic: topicOf(of.config.namespace, of.context),
    encode: (commit) => commitRecords(commit, of.context),
    instanceId: of.config.instanceId,
    logger: of.logger,
    hooks: of.hooks,
  });
  of.store.onStored(relay.notify);
  relay.start();
  opened.defer(() => relay.stop());
  return relay;
}
