import { readFileSync } from 'node:fs';

/** Whatever contains a password may stand in a file that its name with `_FILE` names. */
const SECRETS = ['MONGODB_URI', 'RELAY_MONGODB_URI', 'KAFKA_PASSWORD'] as const;

/** The environment with what those files say in its place. Throws where one cannot be read. */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = SECRETS.flatMap((name) => {
    const file = env[`${name}_FILE`];
    return file ? [[name, readFileSync(file, 'utf8').trim()] as const] : [];
  });
  return { ...env, ...Object.fromEntries(read) };
}
