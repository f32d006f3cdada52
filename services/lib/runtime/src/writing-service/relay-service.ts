import { RelayServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import type { GetBacklogRequest, GetBacklogResponse } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import type { GrpcService } from '../grpc-server.ts';
import type { Relay } from '../relay.ts';

/** `trienkhai.runtime.v1.RelayService`: what the store holds that the topic does not show yet. */
export function relayService(relay: Pick<Relay, 'backlog'>): GrpcService {
  return {
    definition: RelayServiceService,
    handlers: {
      async getBacklog({ recordedUntil }: GetBacklogRequest): Promise<GetBacklogResponse> {
        const { unpublished, oldestRecordedAt, blockedStreams } = await relay.backlog(recordedUntil);
        return { unpublished, oldestRecordedAt, blockedStreams: [...blockedStreams] };
      },
    },
  };
}
