import { endsWithin } from './ends-within.ts';
import { createLogger } from './logger.ts';
import { startTelemetry } from './telemetry.ts';

/** One dependency of a service, as its readiness probe found it. */
export interface Readiness {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

export interface ServiceHandle {
  /** Resolves when the service answers; rejects with what is missing, nothing left running. */
  start(): Promise<void>;
  /** Finishes what is under way, then lets go of everything; safe to call twice. */
  stop(): Promise<void>;
  ready(): Promise<readonly Readiness[]>;
  /** `host:port` of the gRPC server, known after start. */
  readonly address: string;
}

/** A service with everything open that it needs. */
export interface Running {
  readonly address: string;
  ready(): Promise<readonly Readiness[]>;
}

/** The handle of a service that opens part by part; what `opened` is told is closed in reverse order. */
export function serviceHandle(
  name: string,
  open: (opened: AsyncDisposableStack) => Promise<Running>,
): ServiceHandle {
  const opened = patientStack(name);
  let running: Running | undefined;
  return {
    async start() {
      try {
        running = await open(opened);
      } catch (error) {
        await opened.disposeAsync();
        throw error;
      }
    },
    stop: () => opened.disposeAsync(),
    ready: () => running?.ready() ?? Promise.resolve([{ name, ok: false, detail: 'starting' }]),
    get address() {
      if (!running) throw new Error(`${name} has not started`);
      return running.address;
    },
  };
}

/** What one part of a service may take to let go; then the next is closed all the same. */
const PART_LIMIT_MS = 12_000;

/** What it is told is closed in reverse order; a part that does not let go is left behind with a warning. */
export function patientStack(name: string): AsyncDisposableStack {
  const opened = new AsyncDisposableStack();
  const defer = opened.defer.bind(opened);
  opened.defer = (close) => {
    // Parts have no names: where one was opened says which it is.
    const { stack: detail = '' } = new Error('opened here');
    defer(async () => {
      const closing = Promise.resolve(close());
      if (await endsWithin(PART_LIMIT_MS, closing)) return closing;
      process.emitWarning(`a part of ${name} does not let go and is left behind`, { detail });
    });
  };
  return opened;
}

/** How long a stop may take before the process leaves anyway. */
const STOP_LIMIT_MS = 15_000;

/** Runs one service until SIGINT or SIGTERM; exits 1 when it cannot start. */
export async function runService(create: () => ServiceHandle | Promise<ServiceHandle>): Promise<void> {
  const logger = createLogger('service', 'info');
  const stopTelemetry = await startTelemetry();
  let handle: ServiceHandle | undefined;
  try {
    handle = await create();
    await handle.start();
    logger.info({ address: handle.address }, 'ready');
    logger.info({ signal: await shutdownSignal() }, 'stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    await handle.stop();
  } catch (error) {
    logger.fatal({ err: error }, error instanceof Error ? error.message : 'cannot start');
    process.exitCode = 1;
    await handle?.stop().catch(() => undefined);
  }
  await stopTelemetry();
  process.exit();
}

function shutdownSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
