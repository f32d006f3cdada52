import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Verified } from '@trienkhai/runtime/document-store/verified';
import type { ParkedRecord } from '@trienkhai/runtime/parked';
import type { Projector, ProjectionStatus } from '@trienkhai/runtime/projector';

export interface StatusSources {
  readonly projector: Pick<Projector, 'status' | 'parked'>;
  readonly verified: () => Promise<Verified | undefined>;
}

const MOST_PARKED = 100;

/** How far the read models are, and what waits for an operator. */
export function statusHandlers({ projector, verified }: StatusSources) {
  return {
    async getProjectionStatus(): Promise<proto.GetProjectionStatusResponse> {
      const [status, parked, verification] = await Promise.all([
        projector.status(),
        projector.parked().catch(() => [] as const),
        verified(),
      ]);
      return { projections: [statusToProto(status, parked.slice(0, MOST_PARKED))], verification };
    },
  };
}

function statusToProto(status: ProjectionStatus, parked: readonly ParkedRecord[]): proto.ProjectionStatus {
  const { name, version, live, lag, rebuild } = status;
  return {
    name,
    version,
    live,
    lag: lag ?? 0,
    lagUnknown: lag === null,
    parked: status.parked,
    rebuildProgress: rebuild && (rebuild.total === 0 ? 1 : rebuild.folded / rebuild.total),
    parkedRecords: parked.map((one) => ({
      id: one._id,
      topic: one.topic,
      partition: one.partition,
      offset: String(one.offset),
      streamId: one.streamId ?? undefined,
      reason: `${one.reason}: ${one.detail}`,
      parkedAt: undefined,
    })),
  };
}
