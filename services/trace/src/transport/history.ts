import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { streamOfTask } from '@trienkhai/kernel/task-ids';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/history';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { isOfCluster } from '../projections/clusters.ts';
import { PERIOD_STREAM } from '../projections/periods.ts';
import { changesOf, type FieldChange, type RecordedChange } from '../queries/changes.ts';
import { clusterStates } from '../queries/clusters/standing.ts';
import { pageOf } from '../queries/pages.ts';
import { pageRequest, type DirectiveQueries } from './directives.ts';
import { openReading } from './reading.ts';

/** Who recorded what of one stream, when, why, and what it changed. */
export function historyHandlers({ sources, models }: DirectiveQueries) {
  return {
    async listChanges(
      request: proto.ListChangesRequest,
      call: CallContext,
    ): Promise<proto.ListChangesResponse> {
      const { id } = request;
      const owner = ownerOfPeriod(id);
      const told = streamOfTask(id) ?? (owner === undefined ? id : `${PERIOD_STREAM}${owner}`);
      const reading = await openReading(request.context, call, sources, ({ streamId }) => streamId === told);
      const view = await models.whole(reading.snapshot, id);
      const changes = view ? changesOf(isOfCluster(view) ? clusterStates(view) : view, reading.knownAt) : [];
      const page = pageOf(changes, ({ version }) => [version], pageRequest(request.page));
      const { version } = changes.at(-1) ?? { version: 0 };
      return {
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: changeToProto(told, node) })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(
          reading.on ?? reading.today,
          version === 0 ? [] : [{ streamId: told, version }],
        ),
      };
    },
  };
}

function changeToProto(streamId: string, change: RecordedChange): model.ChangeView {
  return {
    id: `${streamId}/${change.version}`,
    version: change.version,
    type: change.type,
    actor: change.actor,
    unitId: change.unit,
    recordedAt: new Date(change.recordedAt),
    reason: change.reason,
    withdrew: change.withdrew,
    fields: change.fields.map(fieldToProto),
  };
}

function fieldToProto({ path, before, after }: FieldChange): model.FieldChange {
  return {
    path,
    before: before === undefined ? undefined : JSON.stringify(before),
    after: after === undefined ? undefined : JSON.stringify(after),
  };
}
