import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

/** Whatever contains a password may stand in a file that its name with `_FILE` names. */
const SECRETS = [
  'MONGODB_URI',
  'RELAY_MONGODB_URI',
  'KAFKA_PASSWORD',
  'OIDC_CLIENT_SECRET',
  'TRIENKHAI_CLIENT_SECRET',
  'TRIENKHAI_DIGEST_KEY',
] as const;

/** The environment with what those files say in its place. Throws ConfigError where one cannot be read. */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const problems: string[] = [];
  const read = SECRETS.flatMap((name) => {
    const file = env[`${name}_FILE`];
    const secret = file ? secretIn(file) : undefined;
    if (file && secret === undefined) problems.push(`${name}_FILE: the file does not read`);
    return secret === undefined ? [] : [[name, secret] as const];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...Object.fromEntries(read) };
}

function secretIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
