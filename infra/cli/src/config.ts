import { kafkaAccountIn, type KafkaAccount } from '@trienkhai/runtime/config/kafka-account';
import { withSecretFiles } from '@trienkhai/runtime/config/secrets';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface CliConfig {
  /** Address of the gateway. */
  readonly url: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaAccount?: KafkaAccount;
  readonly mongoUri: string;
  readonly namespace: string;
  /** Bearer token of another sign-in server. */
  readonly token?: string;
  /** PEM of the Ed25519 key that signs digests; absent: one of this machine, for development. */
  readonly digestKey?: string;
  /** Where that one is kept; absent in production. */
  readonly developmentKeyFile?: string;
  /** A program's own name and secret at a sign-in server. */
  readonly client?: MachineClient;
}

export interface MachineClient {
  readonly issuer: string;
  readonly id: string;
  readonly secret: string;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const DEFAULTS: CliConfig = {
  url: 'http://localhost:4000',
  kafkaBrokers: ['localhost:9092'],
  mongoUri: 'mongodb://localhost:27017/?replicaSet=rs0',
  namespace: 'trienkhai',
};

/** The running system's addresses: TRIENKHAI_URL, TRIENKHAI_TOKEN, TRIENKHAI_CLIENT_ID, KAFKA_BROKERS, MONGODB_URI and TRIENKHAI_NAMESPACE, else what `npm start` left behind. */
export function loadCliConfig(given: NodeJS.ProcessEnv): CliConfig {
  const env = withSecretFiles(given);
  const kafkaAccount = kafkaAccountIn(env);
  const dataDir = env['TRIENKHAI_DATA'] ?? resolve(REPOSITORY, '.trienkhai');
  const running = { ...DEFAULTS, ...endpointsOf(dataDir) };
  const digestKey = env['TRIENKHAI_DIGEST_KEY'];
  return {
    url: env['TRIENKHAI_URL'] ?? running.url,
    kafkaBrokers: env['KAFKA_BROKERS']?.split(',') ?? running.kafkaBrokers,
    ...(kafkaAccount && { kafkaAccount }),
    mongoUri: env['MONGODB_URI'] ?? running.mongoUri,
    namespace: env['TRIENKHAI_NAMESPACE'] ?? running.namespace,
    ...(env['TRIENKHAI_TOKEN'] ? { token: env['TRIENKHAI_TOKEN'] } : {}),
    ...(digestKey ? { digestKey } : {}),
    ...(env['NODE_ENV'] === 'production' ? {} : { developmentKeyFile: resolve(dataDir, 'digest/key.pem') }),
    ...(env['TRIENKHAI_CLIENT_ID'] ? { client: clientIn(env, env['TRIENKHAI_URL'] ?? running.url) } : {}),
  };
}

function clientIn(env: NodeJS.ProcessEnv, url: string): MachineClient {
  const id = env['TRIENKHAI_CLIENT_ID'] ?? '';
  const secret = env['TRIENKHAI_CLIENT_SECRET'] ?? '';
  return { issuer: env['OIDC_ISSUER'] ?? `${url}/oidc`, id, secret };
}

function endpointsOf(dataDir: string): Partial<CliConfig> {
  const file = resolve(dataDir, 'run/endpoints.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<CliConfig>) : {};
}
