import { StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import { createStudy } from '@trienkhai/study';
import { createTrace } from '@trienkhai/trace';
import type { SmallOffice } from './small-office.ts';

/** Clients of two instances each of study and trace over the same stores and topics. */
export interface Pairs {
  readonly study: readonly [GrpcClient<typeof StudyServiceService>, GrpcClient<typeof StudyServiceService>];
  readonly trace: readonly [GrpcClient<typeof TraceServiceService>, GrpcClient<typeof TraceServiceService>];
  close(): Promise<void>;
}

/** Starts a second instance of study and of trace beside those of the office. */
export async function openPairs({ network }: Pick<SmallOffice, 'network'>): Promise<Pairs> {
  const { configs, services, unitFeed } = network;
  const other = { instanceId: 'second', grpc: { host: '127.0.0.1', port: 0 } };
  const study = createStudy({ ...configs.study, ...other }, { unitFeed });
  const trace = createTrace({ ...configs.trace, ...other }, { unitFeed });
  await Promise.all([study.start(), trace.start()]);
  const pairs = {
    study: [
      connectGrpc(StudyServiceService, services.study.address),
      connectGrpc(StudyServiceService, study.address),
    ],
    trace: [
      connectGrpc(TraceServiceService, services.trace.address),
      connectGrpc(TraceServiceService, trace.address),
    ],
  } as const;
  return {
    ...pairs,
    async close() {
      for (const client of [...pairs.study, ...pairs.trace]) client.close();
      await Promise.all([study.stop(), trace.stop()]);
    },
  };
}
