import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface CliConfig {
  /** Address of the gateway. */
  readonly url: string;
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
  readonly namespace: string;
  /** Bearer token of another sign-in server. */
  readonly token?: string;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const DEFAULTS: CliConfig = {
  url: 'http://localhost:4000',
  kafkaBrokers: ['localhost:9092'],
  mongoUri: 'mongodb://localhost:27017/?replicaSet=rs0',
  namespace: 'trienkhai',
};

/** TRIENKHAI_URL, TRIENKHAI_TOKEN, KAFKA_BROKERS, MONGODB_URI and TRIENKHAI_NAMESPACE, else what `npm start` left behind. */
export function loadCliConfig(env: NodeJS.ProcessEnv): CliConfig {
  const running = { ...DEFAULTS, ...endpointsOf(env['TRIENKHAI_DATA'] ?? resolve(REPOSITORY, '.trienkhai')) };
  return {
    url: env['TRIENKHAI_URL'] ?? running.url,
    kafkaBrokers: env['KAFKA_BROKERS']?.split(',') ?? running.kafkaBrokers,
    mongoUri: env['MONGODB_URI'] ?? running.mongoUri,
    namespace: env['TRIENKHAI_NAMESPACE'] ?? running.namespace,
    ...(env['TRIENKHAI_TOKEN'] ? { token: env['TRIENKHAI_TOKEN'] } : {}),
  };
}

function endpointsOf(dataDir: string): Partial<CliConfig> {
  const file = resolve(dataDir, 'run/endpoints.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<CliConfig>) : {};
}
