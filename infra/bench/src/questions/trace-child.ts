import { resolve } from 'node:path';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import { testPeer } from '@trienkhai/testkit/peers';
import { startChild, type Child } from '../child.ts';

export type TraceClient = GrpcClient<typeof TraceServiceService>;

/** A trace in a process of its own. */
export interface TraceChild extends Child {
  readonly client: TraceClient;
}

const PROCESS = resolve(import.meta.dirname, 'trace-process.ts');

/** Resolves when the trace answers; it may still be folding. */
export async function startTraceChild(settings: Readonly<Record<string, string>>): Promise<TraceChild> {
  const child = await startChild(PROCESS, { ...settings, GRPC_PORT: '0' });
  const client = connectGrpc(TraceServiceService, testPeer('trace', child.address));
  return {
    ...child,
    client,
    async stop() {
      client.close();
      await child.stop();
    },
  };
}
