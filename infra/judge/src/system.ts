import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { askAs, type Ask } from '../../e2e/src/graphql.ts';
import type { JudgeConfig } from './config.ts';

/** The product as `npm start` runs it, with the sample set, on a free port and a data folder of its own; ends with what it was opened in. */
export interface System {
  readonly url: string;
  readonly account: string;
  readonly token: string;
  /** Asks GraphQL in the name of the account. */
  readonly ask: Ask;
  /** Fetches a file in the name of the account; throws where it is refused. */
  fetchFile(path: string): Promise<Buffer>;
}

/** Every page is offered to it. */
const ACCOUNT = 'admin@centre';

export function startSystem(config: JudgeConfig, opened: AsyncDisposableStack): Promise<System> {
  return start(config, opened, 'data', { TRIENKHAI_NAMESPACE: 'judge' });
}

/** A second one on the first one's Kafka and MongoDB, for judges who write: nobody reads figures there. */
export function startSpare(config: JudgeConfig, opened: AsyncDisposableStack): Promise<System> {
  const text = readFileSync(`${config.folder}data/run/endpoints.json`, 'utf8');
  const { kafkaBrokers, mongoUri } = JSON.parse(text) as { kafkaBrokers: string[]; mongoUri: string };
  return start(config, opened, 'spare', {
    ...{ TRIENKHAI_NAMESPACE: 'judge-spare', TRIENKHAI_SAMPLE: '0', TRIENKHAI_STACK: 'external' },
    ...{ KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri },
  });
}

async function start(
  { root, folder, env }: JudgeConfig,
  opened: AsyncDisposableStack,
  home: string,
  own: NodeJS.ProcessEnv,
): Promise<System> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, '--max-old-space-size=512', 'infra/dev/src/main.ts'],
    {
      cwd: root,
      env: { ...env, PORT: '0', TRIENKHAI_DATA: folder + home, ...own },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  opened.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const url = await Promise.race([ready(createInterface(child.stdout)), ended]);
  if (typeof url === 'number') throw new Error(`the system ended with code ${url} before it was ready`);
  const token = await tokenOf(url);
  const authorization = `Bearer ${token}`;
  return {
    url,
    account: ACCOUNT,
    token,
    ask: askAs(url, token),
    fetchFile: (path) => fetched(url + path, { authorization, accept: 'text/html, */*' }),
  };
}

const ASKED_AGAIN = 10;
const PAUSE_MS = 2000;

/** What is only busy says so, and is asked again. */
async function fetched(url: string, headers: Record<string, string>, times = 0): Promise<Buffer> {
  const response = await fetch(url, { headers });
  if (response.ok) return Buffer.from(await response.arrayBuffer());
  if (response.status !== 503 || times === ASKED_AGAIN) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  await sleep(PAUSE_MS);
  return fetched(url, headers, times + 1);
}

async function ready(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    console.log(`  ${line}`);
    const [, url] = /^ready (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('the system ended before it was ready');
}

async function tokenOf(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'urn:trienkhai:account',
    client_id: 'trienkhai-cli',
    account: ACCOUNT,
  });
  const response = await fetch(`${url}/oidc/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error('the development issuer gives no token');
  return token;
}
