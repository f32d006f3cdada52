import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onLauncherGone } from './launcher.mjs';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

const wanted = 24;
const bin = join(root, 'node_modules', '.bin');
let found;

export function node24() {
  found ??= [join(bin, 'node'), process.execPath].find((file) => majorOf(file) >= wanted);
  if (found) return found;
  throw new Error(
    `Node ${wanted} or newer is needed to run the services. This is Node ${process.versions.node}, and the package that ` +
      `brings Node ${wanted} is not there for ${process.platform}-${process.arch}: install Node ${wanted} and try again.`,
  );
}

function majorOf(file) {
  if (file === process.execPath) return Number.parseInt(process.versions.node, 10);
  if (!existsSync(file)) return 0;
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(1) ?? '', 10) || 0;
}

// kafkajs asks for timers in the past, and says so on every connection.
const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];

/**
 * All services in one process: left alone, V8 lets the heap grow to several times what lives in it before it
 * collects, and glibc keeps an arena per thread.
 */
export const oneProcess = {
  args: ['--max-old-space-size=512', '--max-semi-space-size=16'],
  env: { MALLOC_ARENA_MAX: '2' },
};

export function runNode(args, env = {}) {
  return run(node24(), [...quiet, ...args], env);
}

/** Resolves to the exit code. A signal goes on to the child, which ends first. */
export function run(program, args, env = {}, cwd = root) {
  return new Promise((resolve, reject) => {
    const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    const child = spawn(program, args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, ...env },
      shell: process.platform === 'win32' && !program.endsWith('.exe'),
      // Away from the terminal's group: Ctrl-C arrives from the terminal and again from npm, and must be passed on once.
      detached: process.platform !== 'win32',
    });
    const forget = forwardSignals(child);
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      forget();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function forwardSignals(child) {
  let last = -Infinity;
  const forward = (signal) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = onLauncherGone(() => child.kill('SIGTERM'));
  return () => {
    stopWatching();
    for (const signal of signals) process.off(signal, forward);
  };
}
