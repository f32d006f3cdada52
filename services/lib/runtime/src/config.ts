import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { kafkaAccountIn, type KafkaAccount } from './config/kafka-account.ts';
import { ConfigError } from './config/config-error.ts';
import { withSecretFiles } from './config/secrets.ts';

export type PeerName = 'units' | 'directives' | 'study' | 'reviews' | 'trace';

/** Where each service listens when the environment does not say otherwise. */
export const DEFAULT_PORTS: Readonly<Record<PeerName, number>> = {
  units: 50051,
  directives: 50052,
  study: 50053,
  reviews: 50054,
  trace: 50055,
};

export interface ServiceConfig {
  readonly service: string;
  /** Prefix of every topic, database and consumer group. */
  readonly namespace: string;
  readonly mongoUri: string;
  /** With what the relay marks commits as published; absent: with `mongoUri` too. */
  readonly relayMongoUri?: string;
  readonly kafkaBrokers: readonly string[];
  /** Absent: the broker asks for none. */
  readonly kafkaAccount?: KafkaAccount;
  /** Port 0: any free one. */
  readonly grpc: {
    readonly host: string;
    readonly port: number;
    /** Folder with the certificate that this process shows to the others; absent: nobody proves anything. */
    readonly identity?: string;
  };
  readonly auth: {
    readonly issuer: string;
    readonly audience: string;
    readonly jwksUri?: string;
    /** True: what the tokens of the development issuer claim counts beside the grants. */
    readonly development: boolean;
  };
  /** `host:port` of each service's gRPC server. */
  readonly peers: Readonly<Record<PeerName, string>>;
  /** Differs between two running instances of one service. */
  readonly instanceId: string;
  readonly logLevel: string;
  readonly reflection: boolean;
}

export { ConfigError };

const flag = z
  .enum(['0', '1', 'false', 'true'], { error: 'must be 0 or 1' })
  .transform((value) => value === '1' || value === 'true');
const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535);
const address = z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port');
const mongoUri = z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://');
const peer = (name: PeerName) => address.default(`localhost:${DEFAULT_PORTS[name]}`);

const environment = (service: string, defaultPort: number) =>
  z.object({
    TRIENKHAI_NAMESPACE: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 of a-z, 0-9 and -')
      .default('trienkhai'),
    MONGODB_URI: mongoUri.default('mongodb://localhost:27017/?replicaSet=rs0'),
    RELAY_MONGODB_URI: mongoUri.optional(),
    KAFKA_BROKERS: z
      .string()
      .default('localhost:9092')
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(address).min(1)),
    GRPC_HOST: z.string().min(1).default('127.0.0.1'),
    GRPC_PORT: port.default(defaultPort),
    GRPC_IDENTITY: z.string().default(`.trienkhai/issuer/peers/${service}`),
    GRPC_REFLECTION: flag.default(false),
    OIDC_ISSUER: z.url({ error: 'must be a URL' }).default('http://localhost:4000/oidc'),
    OIDC_AUDIENCE: z.string().min(1).default('trienkhai'),
    OIDC_JWKS_URI: z.url({ error: 'must be a URL' }).optional(),
    TRIENKHAI_DEV: flag.default(false),
    UNITS_ADDRESS: peer('units'),
    DIRECTIVES_ADDRESS: peer('directives'),
    STUDY_ADDRESS: peer('study'),
    REVIEWS_ADDRESS: peer('reviews'),
    TRACE_ADDRESS: peer('trace'),
    INSTANCE_ID: z
      .string()
      .min(1)
      .default(() => `${service}-${hostname()}-${randomUUID().slice(0, 8)}`),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  });

/** Reads everything a service needs from the environment. Throws ConfigError naming every problem at once. */
export function loadServiceConfig(
  service: string,
  given: NodeJS.ProcessEnv,
  defaultPort: number,
): ServiceConfig {
  const env = withSecretFiles(given);
  const read = environment(service, defaultPort).safeParse(withoutBlanks(env));
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = read.data;
  const { RELAY_MONGODB_URI: relayMongoUri } = values;
  const kafkaAccount = kafkaAccountIn(env);
  return {
    service,
    namespace: values.TRIENKHAI_NAMESPACE,
    mongoUri: values.MONGODB_URI,
    ...(relayMongoUri === undefined ? {} : { relayMongoUri }),
    kafkaBrokers: values.KAFKA_BROKERS,
    ...(kafkaAccount && { kafkaAccount }),
    grpc: { host: values.GRPC_HOST, port: values.GRPC_PORT, identity: values.GRPC_IDENTITY },
    auth: {
      issuer: values.OIDC_ISSUER,
      audience: values.OIDC_AUDIENCE,
      development: values.TRIENKHAI_DEV,
      ...(values.OIDC_JWKS_URI === undefined ? {} : { jwksUri: values.OIDC_JWKS_URI }),
    },
    peers: {
      units: values.UNITS_ADDRESS,
      directives: values.DIRECTIVES_ADDRESS,
      study: values.STUDY_ADDRESS,
      reviews: values.REVIEWS_ADDRESS,
      trace: values.TRACE_ADDRESS,
    },
    instanceId: values.INSTANCE_ID,
    logLevel: values.LOG_LEVEL,
    reflection: values.GRPC_REFLECTION,
  };
}

/** Under which name to report telemetry, when a standard OpenTelemetry variable asks for it at all. */
export function telemetryName(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const asked = [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
    'OTEL_TRACES_EXPORTER',
    'OTEL_METRICS_EXPORTER',
  ].some((name) => env[name] !== undefined && env[name] !== '' && env[name] !== 'none');
  if (!asked || env['OTEL_SDK_DISABLED'] === 'true') return undefined;
  return env['OTEL_SERVICE_NAME'] || 'trienkhai';
}

/** Compose files and shells hand down unset variables as empty texts. */
function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
