export type StackMode = 'external' | 'docker' | 'native';

export interface StackConfig {
  mode?: StackMode;
  kafkaBrokers?: string;
  mongoUri?: string;
  kafkaPort?: number;
  mongoPort?: number;
}

type Env = Record<string, string | undefined>;

const modes: readonly StackMode[] = ['external', 'docker', 'native'];

export function loadStackConfig(env: Env): StackConfig {
  const problems: string[] = [];
  const config: StackConfig = {
    ...readMode(env, problems),
    ...readText('kafkaBrokers', env.KAFKA_BROKERS),
    ...readText('mongoUri', env.MONGODB_URI),
    ...readPort('kafkaPort', 'TRIENKHAI_KAFKA_PORT', env, problems),
    ...readPort('mongoPort', 'TRIENKHAI_MONGO_PORT', env, problems),
  };
  if (Boolean(config.kafkaBrokers) !== Boolean(config.mongoUri)) {
    problems.push('KAFKA_BROKERS and MONGODB_URI belong together: set both or neither');
  }
  if (config.mode === 'external' && !config.kafkaBrokers) {
    problems.push('TRIENKHAI_STACK=external needs KAFKA_BROKERS and MONGODB_URI');
  }
  if (problems.length > 0) throw new Error(`the stack's settings are wrong:\n  ${problems.join('\n  ')}`);
  return config;
}

function readMode(env: Env, problems: string[]): Pick<StackConfig, 'mode'> {
  const text = env.TRIENKHAI_STACK;
  if (!text) return {};
  const mode = modes.find((known) => known === text);
  if (!mode) problems.push(`TRIENKHAI_STACK must be one of ${modes.join(', ')}, not "${text}"`);
  return mode ? { mode } : {};
}

function readText(key: 'kafkaBrokers' | 'mongoUri', text: string | undefined): StackConfig {
  return text?.trim() ? { [key]: text.trim() } : {};
}

function readPort(key: 'kafkaPort' | 'mongoPort', name: string, env: Env, problems: string[]): StackConfig {
  const text = env[name];
  if (!text) return {};
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return { [key]: port };
  problems.push(`${name} must be a port number, not "${text}"`);
  return {};
}
