import { createDirectives } from '@trienkhai/directives';
import { createGateway } from '@trienkhai/gateway';
import { defaultLimits } from '@trienkhai/gateway/config';
import { createIssuer } from '@trienkhai/issuer/issuer';
import { createReviews } from '@trienkhai/reviews';
import type { TokenVerifier } from '@trienkhai/runtime/auth';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { patientStack, type ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { issueIdentities, PARTICIPANTS, type Participant } from '@trienkhai/runtime/peer-identity/issue';
import { createLogger, type Logger } from '@trienkhai/runtime/logger';
import { allTopics, CONTEXTS } from '@trienkhai/runtime/topics';
import { openUnitFeed, type UnitFeed } from '@trienkhai/runtime/unit-feed';
import { createStudy } from '@trienkhai/study';
import { createTrace } from '@trienkhai/trace';
import { createUnits } from '@trienkhai/units';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { lagMeter } from './lag.ts';

/** With what a process is known to the store and to the broker. */
export type Accounts = Pick<ServiceConfig, 'kafkaAccount' | 'relayMongoUri'> &
  Partial<Pick<ServiceConfig, 'mongoUri'>>;

export interface NetworkOptions {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
  readonly namespace: string;
  /** Port of the gateway; 0 takes a free one. */
  readonly port: number;
  /** Where the issuer keeps its signing keys, and the services what they prove themselves by. */
  readonly keysDir: string;
  readonly logLevel: string;
  /** False: what tokens claim does not count, as with any other sign-in server. */
  readonly development?: boolean;
  /** With what each is known to store and broker; absent: nobody asks. */
  readonly accountOf?: (name: Participant) => Accounts;
  /** For measurements: who brings this token is taken for whom it tells, services prove nothing, nothing is bounded. */
  readonly unguarded?: TokenVerifier;
  /** What the writing services take for now, for stories of other days. */
  readonly clock?: () => Date;
  readonly onStep?: (line: string) => void;
}

export interface Network {
  readonly url: string;
  readonly configs: Readonly<Record<Participant, ServiceConfig>>;
  readonly services: Readonly<Record<ServiceName, ServiceHandle>>;
  readonly unitFeed: UnitFeed;
  /** With what whoever works on the system itself calls a service. */
  readonly operator: string;
  /** A bearer token for an account such as `viewer@province:87`; below 0 seconds it has expired. */
  token(account: string, ttlSeconds?: number): Promise<string>;
  /** What is recorded and not yet readable: commits to publish plus records to fold. */
  lag(): Promise<number>;
  /** How far read models of newer code are built, 0 to 1; undefined: they all answer. */
  rebuilt(): Promise<number | undefined>;
  stop(): Promise<void>;
}

const SERVICES = [...CONTEXTS, 'trace'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Every service, the gateway and the issuer in this process, talking over loopback as they would apart. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const logger = createLogger('dev', options.logLevel);
  const ports = await freePorts(SERVICES.length + 1);
  const port = options.port || ports[SERVICES.length]!;
  const url = `http://localhost:${port}`;
  const issuer = await createIssuer({ issuerUrl: `${url}/oidc`, dataDir: options.keysDir });
  const shared = patientStack('what the services share');
  const unitFeed = await openSharedFeed(options, logger, shared);
  const configs = participantConfigs(options, ports, url);
  const { clock, unguarded } = options;
  const shares = { unitFeed, ...(unguarded && { verifyToken: unguarded }) };
  const services = createServices(configs, shares, clock);
  const limits = unguarded ? undefined : defaultLimits();
  const developmentToken = () => issuer.token('admin@centre');
  const gateway = createGateway(
    { ...configs.gateway, port, ...(limits && { limits }) },
    { ...shares, mounts: { '/oidc': issuer.handler }, developmentToken },
  );
  await gateway.start();
  await Promise.all(Object.values(services).map((service) => service.start()));
  const meter = lagMeter(configs.operator, developmentToken);
  return {
    url,
    configs,
    services,
    unitFeed,
    operator: identityOf(options, 'operator'),
    token: issuer.token,
    lag: () => meter.measure(),
    rebuilt: () => meter.rebuilt(),
    async stop() {
      meter.close();
      await gateway.stop();
      await Promise.all(Object.values(services).map((service) => service.stop()));
      await shared.disposeAsync();
    },
  };
}

async function openSharedFeed(
  { kafkaBrokers: brokers, namespace, accountOf }: NetworkOptions,
  logger: Logger,
  shared: AsyncDisposableStack,
): Promise<UnitFeed> {
  const account = accountOf?.('gateway').kafkaAccount;
  const log = kafkaEventLog({ brokers, account, clientId: 'gateway-shared', logger });
  shared.defer(() => log.close());
  await log.ensureTopics(allTopics(namespace));
  const unitFeed = await openUnitFeed({ reader: log.reader(), namespace, logger });
  shared.defer(() => unitFeed.close());
  return unitFeed;
}

interface Shares {
  readonly unitFeed: UnitFeed;
  readonly verifyToken?: TokenVerifier;
}

/** Trace asks of instants that have passed by its own clock. */
function createServices(
  configs: Network['configs'],
  shares: Shares,
  clock: NetworkOptions['clock'],
): Network['services'] {
  const writing = { ...shares, ...(clock && { clock }) };
  return {
    units: createUnits(configs.units, writing),
    directives: createDirectives(configs.directives, writing),
    study: createStudy(configs.study, writing),
    reviews: createReviews(configs.reviews, writing),
    trace: createTrace(configs.trace, shares),
  };
}

function identityOf({ keysDir }: NetworkOptions, name: Participant): string {
  return join(keysDir, 'peers', name);
}

function participantConfigs(
  options: NetworkOptions,
  ports: readonly number[],
  url: string,
): Record<Participant, ServiceConfig> {
  issueIdentities(join(options.keysDir, 'peers'));
  const peers = Object.fromEntries(
    SERVICES.map((name, i) => [name, `127.0.0.1:${ports[i]}`]),
  ) as ServiceConfig['peers'];
  const config = (service: Participant, port = 0): ServiceConfig => ({
    service,
    namespace: options.namespace,
    mongoUri: options.mongoUri,
    kafkaBrokers: options.kafkaBrokers,
    grpc: {
      ...{ host: '127.0.0.1', port },
      ...(options.unguarded ? {} : { identity: identityOf(options, service) }),
    },
    auth: { issuer: `${url}/oidc`, audience: 'trienkhai', development: options.development ?? true },
    peers,
    instanceId: `${service}-dev-${process.pid}`,
    logLevel: options.logLevel,
    reflection: true,
    ...options.accountOf?.(service),
  });
  const portOf = (name: Participant) => ports[SERVICES.findIndex((service) => service === name)];
  return Object.fromEntries(PARTICIPANTS.map((name) => [name, config(name, portOf(name))])) as Record<
    Participant,
    ServiceConfig
  >;
}
