import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Verified } from '@trienkhai/runtime/document-store/verified';
import { dayOf } from '@trienkhai/kernel/day';
import type { GrantBook } from '@trienkhai/kernel/grants';
import { CENTRE_ID, type UnitHistory } from '@trienkhai/kernel/unit-history';
import { authorise, readsWith, rightsOf } from '@trienkhai/runtime/auth';
import { seesAll } from '@trienkhai/runtime/sight';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { ParkedRecord } from '@trienkhai/runtime/parked';
import type { Projector, ProjectionStatus } from '@trienkhai/runtime/projector';

export interface StatusSources {
  readonly projector: Pick<Projector, 'status' | 'parked' | 'release' | 'releaseAll' | 'rebuild'>;
  readonly sources: { readonly units: () => UnitHistory; readonly grants: GrantBook };
  readonly verified: () => Promise<Verified | undefined>;
}

const MOST_PARKED = 100;

/** How far the read models are, what waits for an operator, and what an operator does about it. */
export function statusHandlers({ projector, verified, sources }: StatusSources) {
  const rightsFor = ({ principal }: CallContext) =>
    rightsOf(principal, { units: sources.units(), grants: sources.grants }, dayOf(new Date()));
  const projections = async (call: CallContext) => {
    // Nobody knows of which unit a record is that cannot be read.
    const isTold = seesAll(readsWith(rightsFor(call)));
    const [status, parked] = await Promise.all([
      projector.status(),
      isTold ? projector.parked().catch(() => [] as const) : [],
    ]);
    return [statusToProto(status, parked.slice(0, MOST_PARKED))];
  };
  const administered = (call: CallContext) => {
    const rights = rightsFor(call);
    authorise(rights, 'administer', CENTRE_ID, rights.today);
  };
  return {
    async getProjectionStatus(
      _: proto.GetProjectionStatusRequest,
      call: CallContext,
    ): Promise<proto.GetProjectionStatusResponse> {
      const [told, verification] = await Promise.all([projections(call), verified()]);
      return { projections: told, verification };
    },
    async releaseParked({ id }: proto.ReleaseParkedRequest, call: CallContext) {
      administered(call);
      const released =
        id === undefined ? await projector.releaseAll() : (await projector.release(id)).released;
      return { released, left: (await projector.parked()).length };
    },
    async rebuildProjections({ acceptParked }: proto.RebuildProjectionsRequest, call: CallContext) {
      administered(call);
      await projector.rebuild({ acceptParked });
      return { projections: await projections(call) };
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
    moreParked: rebuild?.moreParked,
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
