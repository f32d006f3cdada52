import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { posting } from '@trienkhai/e2e/posting';
import { UNITS } from '@trienkhai/e2e/small-country';
import type { Position } from '@trienkhai/runtime/position';
import { childEnvironment } from '../config.ts';

/** Who asks and records as fast as it can. */
export const PROGRAM = 'integration@province:87';
/** Who works in an office, one after the other. */
export const OFFICE = ['recorder', 'approver', 'viewer', 'control', 'admin'].map(
  (role) => `${role}@district:872`,
);
export const ABUSER = 'viewer@commune:30051';

/** What the process that an office runs in tells of it. */
export interface ToldOffice {
  readonly url: string;
  readonly directive: string;
  readonly after: readonly Position[];
  readonly tokens: Readonly<Record<string, string>>;
}

/** A small country and one document, behind a gateway in a process of its own. */
export interface BenchOffice {
  readonly url: string;
  readonly tokens: ToldOffice['tokens'];
  /** One command more; resolves when it is recorded. */
  record(account: string): Promise<void>;
  /** One question; resolves when it is answered. */
  ask(account: string): Promise<void>;
  close(): Promise<void>;
}

const PROCESS = resolve(import.meta.dirname, 'office-process.ts');
const QUESTION = `query ($id: ID!) { node(id: $id) { ... on Directive {
  rollout(on: "2022-03-01") { levels { level stages { stage reached partly } } } } } }`;

export async function startBenchOffice(
  kind: 'guarded' | 'bare',
  env: Readonly<Record<string, string>> = {},
): Promise<BenchOffice> {
  const child = fork(PROCESS, [kind], {
    ...{ env: childEnvironment(env), execArgv: ['--no-warnings'] },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [ToldOffice | number | null];
  if (typeof told !== 'object' || told === null) throw new Error('an office ended before it was open');
  return {
    ...officeOf(told),
    async close() {
      child.disconnect();
      await ended;
    },
  };
}

function officeOf({ url, tokens, directive, after }: ToldOffice): Omit<BenchOffice, 'close'> {
  const people = [{ unit: 'LEARNER', value: 30 }];
  const session = { kind: 'study-class', directives: [directive], unit: UNITS.district, people };
  return {
    url,
    tokens,
    async record(account) {
      const post = posting(`${url}/v1/commands`, tokens[account]!);
      const { status } = await post('recordSession', { ...session, heldOn: '2022-02-02' }, { after });
      if (status !== 201) throw new Error(`a command was answered ${status}`);
    },
    async ask(account) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[account]}` },
        body: JSON.stringify({ query: QUESTION, variables: { id: directive } }),
      });
      const { data } = (await response.json()) as { readonly data?: { readonly node?: object | null } };
      if (!data?.node) throw new Error(`a question was answered ${response.status}`);
    },
  };
}
