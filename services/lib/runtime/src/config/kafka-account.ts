import { readFileSync } from 'node:fs';

/** With what a process is known to the broker, which it then reaches over TLS. */
export interface KafkaAccount {
  readonly username: string;
  readonly password: string;
  /** PEM of the authority that the broker's certificate is of; absent: one that this machine knows. */
  readonly authority?: string;
}

/** KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_CA_FILE; undefined: the broker asks for no account. */
export function kafkaAccountIn(env: NodeJS.ProcessEnv): KafkaAccount | undefined {
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_CA_FILE: file } = env;
  if (!username || !password) return undefined;
  return { username, password, ...(file ? { authority: readFileSync(file, 'utf8') } : {}) };
}
