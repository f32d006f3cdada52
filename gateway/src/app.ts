import { createTokenVerifier, type TokenVerifier } from '@trienkhai/runtime/auth';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { serviceHandle, type ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createLogger } from '@trienkhai/runtime/logger';
import { openUnitFeed, type UnitFeed } from '@trienkhai/runtime/unit-feed';
import type { GatewayConfig } from './config.ts';
import { evidenceDesk } from './evidence/desk.ts';
import { openFeed } from './feed/feed.ts';
import { builtOperations } from './built-console.ts';
import { closeServer, createHttpServer, listen, type HttpHandler } from './http.ts';
import { importDesk } from './imports/open.ts';
import { createDoor, OPEN_DOOR } from './limits/door.ts';
import { longTokens } from './limits/long-tokens.ts';
import { createTurnstile, WITHOUT_LIMITS } from './limits/turnstile.ts';
import { visitors } from './limits/visitor.ts';
import { connectPeers } from './peers.ts';
import { readiness, type Probes } from './readiness.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createRest } from './rest/app.ts';
import { inquiries } from './schema/inquiry.ts';
import { createExecutableSchema } from './schema/schema.ts';
import { createGraphql } from './schema/server.ts';
import { authentication } from './sign-in/authenticate.ts';
import { endingAsTold } from './sign-in/ended-there.ts';
import { openSignIn, type SignIn } from './sign-in/open.ts';

export interface GatewayOverrides {
  /** Handlers of other origins in the same process, by first part of the path: `{ '/oidc': handler }`. */
  readonly mounts?: Readonly<Record<string, HttpHandler>>;
  /** Shared with the services of the same process; the caller closes it. */
  readonly unitFeed?: UnitFeed;
  readonly verifyToken?: TokenVerifier;
  /** A token with which GraphiQL starts; never in production. */
  readonly developmentToken?: () => Promise<string>;
  readonly clock?: () => Date;
}

export interface GatewayHandle extends ServiceHandle {
  /** `http://host:port`, known after start. */
  readonly url: string;
}

/** The one door of the system: GraphQL, REST, event feed and their documentation. */
export function createGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): GatewayHandle {
  let probes: Probes | undefined;
  const ready = readiness(config, () => probes);
  const handle = serviceHandle('gateway', async (opened) => {
    const running = await open(config, overrides, ready, opened);
    probes = running.probes;
    opened.defer(() => void (probes = undefined));
    return { address: running.address, ready };
  });
  return {
    start: handle.start,
    stop: handle.stop,
    ready,
    get address() {
      return handle.address;
    },
    get url() {
      return `http://${handle.address}`;
    },
  };
}

/** Who asks, and whether and when it is answered. */
function admissionOf({ limits, proxies }: GatewayConfig, units: UnitFeed, signIn: SignIn) {
  const door = limits ? createDoor(limits.failures) : OPEN_DOOR;
  return {
    visitorOf: visitors(proxies),
    authenticate: authentication({ ...signIn, door }),
    endAsTold: endingAsTold({ ...signIn, door }),
    turnstile: limits ? createTurnstile(limits, units) : WITHOUT_LIMITS,
  };
}

function signInOf(config: GatewayConfig, { verifyToken }: GatewayOverrides, opened: AsyncDisposableStack) {
  const signIn = openSignIn(config, verifyToken ?? createTokenVerifier(config.auth));
  opened.defer(() => signIn.sessions.close());
  return signIn;
}

async function forPages({ developmentToken }: GatewayOverrides) {
  return { operations: await builtOperations(), ...(developmentToken ? { developmentToken } : {}) };
}

async function open(
  config: GatewayConfig,
  overrides: GatewayOverrides,
  ready: ServiceHandle['ready'],
  opened: AsyncDisposableStack,
) {
  const logger = createLogger('gateway', config.logLevel);
  const { namespace, instanceId: clientId, kafkaBrokers: brokers, host = '127.0.0.1', publicUrl } = config;
  const log = kafkaEventLog({ brokers, account: config.kafkaAccount, clientId, logger });
  opened.defer(() => log.close());
  const reader = log.reader();
  const units = overrides.unitFeed ?? (await openUnitFeed({ reader, namespace, logger }));
  if (!overrides.unitFeed) opened.defer(() => units.close());
  const feed = openFeed(reader, namespace);
  const peers = connectPeers(config);
  opened.defer(() => peers.close());
  const signIn = signInOf(config, overrides, opened);
  const refusals = createRefusalLog(logger);
  opened.defer(() => refusals.close());
  const shared = {
    ...{ peers, units, logger, refusals, ...admissionOf(config, units, signIn) },
    evidence: evidenceDesk(config, logger, opened),
  };
  const { clock: now, mounts = {} } = overrides;
  const schema = createExecutableSchema();
  const asking = { ...shared, events: feed.live, ...(now ? { now } : {}) };
  const graphql = createGraphql({ ...asking, ...(await forPages(overrides)) }, schema);
  const inquire = inquiries(schema, asking);
  const imports = importDesk(config, shared);
  opened.defer(() => imports.close());
  const served = { feed, imports, inquire, ready, signIn, developmentIssuer: '/oidc' in mounts };
  const rest = createRest({ ...shared, ...served });
  const routes = { mounts: { ...mounts, '/graphql': graphql }, rest, publicUrl };
  const server = createHttpServer({ ...routes, turnAway: longTokens(shared) });
  opened.defer(() => closeServer(server));
  opened.defer(() => feed.close());
  const port = await listen(server, host, config.port);
  return { address: `${host}:${port}`, probes: { kafka: feed.ready, units: units.ready } };
}
