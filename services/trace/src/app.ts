import { createTokenVerifier, requireReader, type TokenVerifier } from '@trienkhai/runtime/auth';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { unlessSilent } from '@trienkhai/runtime/document-store/silence';
import { lastVerified } from '@trienkhai/runtime/document-store/verified';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { startGrpcServer, type GrpcService } from '@trienkhai/runtime/grpc-server';
import { serviceHandle, type Running, type ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createLogger } from '@trienkhai/runtime/logger';
import { createProjector, readEnds } from '@trienkhai/runtime/projector';
import { CONTEXTS, topicOf, topicsExist } from '@trienkhai/runtime/topics';
import { openUnitFeed, type UnitFeed } from '@trienkhai/runtime/unit-feed';
import { connectBacklogs } from './backlog.ts';
import { TRACE } from './projections/trace.ts';
import { traceReadiness } from './readiness.ts';
import { parkedBy } from './storage/parked-by.ts';
import { createReadModels } from './storage/read-models.ts';
import { createSights } from './transport/sights.ts';
import { createRollouts } from './transport/compiled-rollouts.ts';
import { createSettlement } from './storage/settlement.ts';
import { traceService, type TraceQueries } from './transport/grpc.ts';
import { warmUp } from './transport/warm-up.ts';

/** What tests put in place of the real thing. */
export interface TraceOverrides {
  readonly unitFeed?: UnitFeed;
  readonly verifyToken?: TokenVerifier;
  readonly clock?: () => Date;
}

/** Read models of everything that is recorded, and the queries over them. Needs MongoDB to start. */
export function createTrace(config: ServiceConfig, overrides: TraceOverrides = {}): ServiceHandle {
  return serviceHandle(config.service, (opened) => open(config, overrides, opened));
}

async function open(
  config: ServiceConfig,
  overrides: TraceOverrides,
  opened: AsyncDisposableStack,
): Promise<Running> {
  const { service, parts } = await openAnswers(config, overrides, opened);
  const readiness = traceReadiness(parts);
  const server = await startGrpcServer({
    ...config.grpc,
    services: [service],
    verifyToken: overrides.verifyToken ?? createTokenVerifier(config.auth),
    admit: (principal) => requireReader(principal, parts.units),
    logger: parts.logger,
    reflection: config.reflection,
    health: async () => (await readiness()).every(({ ok }) => ok),
  });
  opened.defer(() => server.stop());
  return { address: server.address, ready: readiness };
}

/** The trace without its server, for whoever asks in the same process; lives as long as `opened`. */
export async function openAnswers(
  config: ServiceConfig,
  overrides: TraceOverrides,
  opened: AsyncDisposableStack,
): Promise<{ readonly service: GrpcService; readonly parts: Parts }> {
  const parts = await openParts(config, overrides, opened);
  const queries = queriesOf(parts, overrides.clock ?? (() => new Date()));
  await warmUp(queries, parts.projector.snapshot());
  return { service: traceService(queries, unlessSilent(parts.database)), parts };
}

type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(config: ServiceConfig, overrides: TraceOverrides, opened: AsyncDisposableStack) {
  const { namespace } = config;
  const logger = createLogger(config.service, config.logLevel);
  const database = await openDatabase(config.mongoUri, `${namespace}-trace`);
  opened.defer(() => database.close());
  const log = kafkaEventLog({
    ...{ brokers: config.kafkaBrokers, account: config.kafkaAccount },
    ...{ clientId: config.instanceId, logger },
  });
  opened.defer(() => log.close());
  await topicsExist({ log, namespace, opened, logger });
  const reader = log.reader();
  opened.defer(() => reader.close());
  const units = overrides.unitFeed ?? (await openUnitFeed({ reader, namespace, logger }));
  if (!overrides.unitFeed) opened.defer(() => units.close());
  const projector = createProjector({ ...TRACE, database, reader, namespace, logger });
  await projector.start();
  opened.defer(() => projector.stop());
  const backlogs = connectBacklogs(config);
  opened.defer(() => backlogs.close());
  return { config, logger, database, reader, units, projector, backlogs };
}

/** The units are read whole into memory instead. */
const FOLDED = CONTEXTS.filter((context) => context !== 'units');

function queriesOf(parts: Parts, now: () => Date): TraceQueries {
  const { config, database, reader, units, projector, backlogs } = parts;
  const topics = FOLDED.map((context) => topicOf(config.namespace, context));
  const unitsTopic = topicOf(config.namespace, 'units');
  const models = createReadModels();
  const snapshot = () => projector.snapshot();
  return {
    sources: {
      units: () => units.current(),
      grants: units.grants,
      waitForUnits: (positions) => units.waitFor(positions),
      waitForViews: (positions, signal) => projector.waitFor(positions, { signal }),
      sight: createSights({ units, models, snapshot, now }),
      parkedBy: parkedBy(() => projector.parked()),
      settlement: createSettlement({
        unpublished: backlogs.unpublished,
        ends: async () => ({ folded: await readEnds(reader, topics), units: await reader.ends(unitsTopic) }),
        passed: async (ends) => units.passed(ends.units) && (await projector.caughtUpWith(ends.folded)),
        now: () => now().getTime(),
      }),
      now,
    },
    models,
    rollouts: createRollouts(),
    onChange: (listener) => projector.onChange(listener),
    projector,
    verified: () => lastVerified(database),
  };
}
