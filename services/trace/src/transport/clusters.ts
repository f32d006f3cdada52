import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { clusterKey, listClusters } from '../queries/clusters.ts';
import { insideOf } from './activities.ts';
import type { DirectiveQueries } from './directives.ts';
import { clusterToProto } from './groups-to-proto.ts';
import { pageOfNodes } from './pages.ts';
import { dayWithin, openReading } from './reading.ts';

/** Emulation clusters with what each year holds. */
export function clusterHandlers({ sources, models }: DirectiveQueries) {
  return {
    async listClusters(
      request: proto.ListClustersRequest,
      call: CallContext,
    ): Promise<proto.ListClustersResponse> {
      const isOfClusters = ({ streamId }: { readonly streamId: string | null }) =>
        streamId?.startsWith('cluster:') === true;
      const reading = await openReading(request.context, call, sources, isOfClusters);
      const { year, withinId, sample } = request;
      const on = dayWithin(reading, withinId, reading.today);
      const views = await models.clusters(reading.sight);
      const filter = { year, inside: insideOf(reading, withinId, on), sample };
      const found = listClusters(views.values(), filter, reading.knownAt);
      const { nodes, pageInfo } = pageOfNodes(found, clusterKey, request.page);
      const positions = nodes.map(({ id, version }) => ({ streamId: id, version }));
      return { clusters: nodes.map(clusterToProto), pageInfo, at: reading.answeredAt(on, positions) };
    },
  };
}
