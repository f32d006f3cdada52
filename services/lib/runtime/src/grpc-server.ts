import { Server, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { Logger } from 'pino';
import type { Principal, TokenVerifier } from './auth.ts';
import { streamHandler, unaryHandler, type Handler } from './grpc-server/call.ts';
import { addReflection } from './grpc-server/reflection.ts';
import { serverCredentials } from './peer-identity.ts';

export type { CallContext } from './grpc-server/call.ts';

export interface GrpcService {
  readonly definition: ServiceDefinition;
  /** By camelCase method name; a method without a handler answers UNIMPLEMENTED. */
  readonly handlers: Readonly<Record<string, Handler>>;
}

export interface GrpcServerOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Folder with what this server proves itself by; absent: it asks nobody for a proof either. */
  readonly identity?: string | undefined;
  readonly services: readonly GrpcService[];
  readonly verifyToken: TokenVerifier;
  /** Throws for an account that may call nothing here; absent: each method judges for itself. */
  readonly admit?: (principal: Principal) => void;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  readonly reflection?: boolean;
  /** Asked every second; false is told as NOT_SERVING by grpc.health.v1. */
  readonly health?: () => boolean | Promise<boolean>;
}

export interface GrpcServerHandle {
  /** host:port */
  readonly address: string;
  /** Lets running calls end, at most five seconds. */
  stop(): Promise<void>;
}

const HEALTH_INTERVAL_MS = 1000;
const DRAIN_MS = 5000;
const MB = 1024 * 1024;

/**
 * Serves the given services, grpc.health.v1 and, where asked, reflection; only those two need no token and
 * are open to whoever has a certificate of the same authority.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServerHandle> {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes(options.services),
    'grpc.keepalive_time_ms': 30_000,
  });
  for (const service of options.services) {
    server.addService(service.definition, implementationOf(service, options));
  }
  const health = serveHealth(server, options);
  if (options.reflection) await addReflection(server, options.logger);
  const port = await bind(server, options);
  return {
    address: `${options.host}:${port}`,
    stop: async () => {
      health.stop();
      await drain(server);
    },
  };
}

/** A reorganisation of the whole country is one command; every other message is small. */
function maxMessageBytes(services: readonly GrpcService[]): number {
  const paths = services.flatMap(({ definition }) => Object.values(definition).map(({ path }) => path));
  return paths.some((path) => path.startsWith('/trienkhai.units.')) ? 16 * MB : 4 * MB;
}

function implementationOf(
  { definition, handlers }: GrpcService,
  options: GrpcServerOptions,
): UntypedServiceImplementation {
  const implementation: UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(definition)) {
    const handler = handlers[name];
    if (!handler) continue;
    const wrap = method.responseStream ? streamHandler : unaryHandler;
    implementation[name] = wrap(handler, { ...options, method: method.path });
  }
  return implementation;
}

function serveHealth(server: Server, { services, health = () => true }: GrpcServerOptions): { stop(): void } {
  const names = services.map(({ definition }) => Object.values(definition)[0]?.path.split('/')[1] ?? '');
  const implementation = new HealthImplementation();
  const tell = (serving: boolean) => {
    for (const name of ['', ...names]) implementation.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
  };
  const refresh = async () => {
    try {
      tell(await health());
    } catch {
      tell(false);
    }
  };
  tell(false);
  void refresh();
  const timer = setInterval(() => void refresh(), HEALTH_INTERVAL_MS).unref();
  implementation.addToServer(server);
  return {
    stop: () => {
      clearInterval(timer);
      tell(false);
    },
  };
}

function bind(server: Server, { host, port: wanted, identity }: GrpcServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${wanted}`, serverCredentials(identity), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.forceShutdown(), DRAIN_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
