import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import { childEnvironment } from '../config.ts';

export type TraceClient = GrpcClient<typeof TraceServiceService>;

/** A trace in a process of its own. */
export interface TraceChild {
  readonly client: TraceClient;
  /** Resident memory in MB, now and at its highest; undefined: this system does not tell. */
  memory(): { readonly now: number; readonly highest: number } | undefined;
  /** Why it is there no more; undefined: it is. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

const PROCESS = resolve(import.meta.dirname, 'trace-process.ts');
const DOCKERFILE = resolve(import.meta.dirname, '../../../docker/Dockerfile');

/** Resolves when the trace answers; it may still be folding. */
export async function startTraceChild(settings: Readonly<Record<string, string>>): Promise<TraceChild> {
  const env = childEnvironment({ ...settings, ...boundsOfImage(), GRPC_PORT: '0', LOG_LEVEL: 'error' });
  const child = spawn(process.execPath, [PROCESS], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const orphaned = (): void => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  const client = connectGrpc(TraceServiceService, await addressOf(child.stdout));
  return {
    client,
    memory: () => memoryOf(child.pid!),
    ended() {
      const how = child.exitCode ?? child.signalCode;
      return how === null ? undefined : `trace ended by itself (${how})`;
    },
    async stop() {
      client.close();
      child.kill('SIGTERM');
      await ended;
      process.off('exit', orphaned);
    },
  };
}

/** Memory is bounded as in the image. */
function boundsOfImage(): Readonly<Record<string, string>> {
  const image = readFileSync(DOCKERFILE, 'utf8');
  const bounds = [...image.matchAll(/^ENV (MALLOC_ARENA_MAX|NODE_OPTIONS)="?([^"\n]+)"?$/gm)];
  if (bounds.length < 2) throw new Error(`${DOCKERFILE} no longer says how memory is bounded`);
  return Object.fromEntries(bounds.map(([, name, value]) => [name!, value!]));
}

async function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const address = /"address":"([^"]+)"/.exec(line)?.[1];
    if (address === undefined) continue;
    stdout.resume();
    return address;
  }
  throw new Error('the trace ended before it was ready');
}

function memoryOf(pid: number): { readonly now: number; readonly highest: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024;
    return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
  } catch {
    return undefined;
  }
}
