import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { KillPoint } from '@trienkhai/runtime/hooks';

/** Where a victim is struck: right at the nth time that it comes to this point. */
export interface Strike {
  readonly point: KillPoint;
  readonly nth: number;
  /** SIGSTOP: it stands still there until it is sent SIGCONT. */
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

/** What the child is told first. */
export interface Errand<Options> {
  readonly scenario: string;
  readonly options: Options;
  readonly strike: Strike | undefined;
}

/** A process of its own that works through a scenario until it is done or killed. */
export interface Victim<Answer> {
  /** What it has answered so far: whatever stands here was acknowledged to a caller. */
  readonly answers: readonly Answer[];
  signal(name: NodeJS.Signals): void;
  /** `killed`: it died by SIGKILL. Rejects when it failed in any other way. */
  readonly ended: Promise<{ readonly killed: boolean }>;
}

const STAGE = new URL('./stage.ts', import.meta.url);

/**
 * Starts a scenario, a module that exports `play` (see stage.ts), in a real child process. The strike
 * is handed over as part of the errand: nothing in the environment can switch it on.
 */
export function startVictim<Options, Answer>(errand: {
  readonly scenario: URL;
  readonly options: Options;
  readonly strike?: Strike | undefined;
}): Victim<Answer> {
  const child = fork(STAGE, { execArgv: ['--no-warnings'], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const answers: Answer[] = [];
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
  child.on('message', (answer) => answers.push(answer as Answer));
  const { scenario, options, strike } = errand;
  child.send({ scenario: scenario.href, options, strike } satisfies Errand<Options>);
  return { answers, signal: (name) => void child.kill(name), ended: end() };

  async function end(): Promise<{ killed: boolean }> {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    if (signal === 'SIGKILL') return { killed: true };
    if (code === 0) return { killed: false };
    throw new Error(`the scenario ended with ${signal ?? code}\n${complaint}`);
  }
}
