import { StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { PeerName, ServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
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
  const other = (config: ServiceConfig) => ({
    ...config,
    instanceId: 'second',
    grpc: { ...config.grpc, port: 0 },
  });
  const study = createStudy(other(configs.study), { unitFeed });
  const trace = createTrace(other(configs.trace), { unitFeed });
  await Promise.all([study.start(), trace.start()]);
  const at = (name: PeerName, { address }: ServiceHandle) => ({ name, address, identity: network.operator });
  const pairs = {
    study: [
      connectGrpc(StudyServiceService, at('study', services.study)),
      connectGrpc(StudyServiceService, at('study', study)),
    ],
    trace: [
      connectGrpc(TraceServiceService, at('trace', services.trace)),
      connectGrpc(TraceServiceService, at('trace', trace)),
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
