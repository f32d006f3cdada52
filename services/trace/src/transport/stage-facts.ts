import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { stageFactsOf } from '../queries/stage-facts.ts';
import { pageOf } from '../queries/pages.ts';
import { insideOf, type ActivityQueries } from './activities.ts';
import { pageRequest } from './pages.ts';
import { dayWithin, isAbout, openReading, optionalDay } from './reading.ts';

/** What units said of one stage under one directive. */
export function stageFactHandlers({ sources, models }: ActivityQueries) {
  return {
    async listStageFacts(
      request: proto.ListStageFactsRequest,
      call: CallContext,
    ): Promise<proto.ListStageFactsResponse> {
      const { directiveId, withinId, sample } = request;
      const reading = await openReading(request.context, call, sources, isAbout(directiveId));
      const from = optionalDay(request.from, 'from');
      const to = optionalDay(request.to, 'to');
      const on = dayWithin(reading, withinId, reading.today);
      const progress = await models.stagesUnder(reading.sight, directiveId);
      const found = stageFactsOf(progress, {
        ...{ directiveId, from, to, sample },
        stage: fromProto.stage(request.stage),
        inside: insideOf(reading, withinId, on),
        knownAt: reading.knownAt,
      });
      const page = pageOf(found, ({ unitId, id }) => [unitId, id], pageRequest(request.page));
      return {
        edges: page.edges.map(({ cursor, node }) => ({
          cursor,
          node: { ...node, stage: toProto.stage(node.stage) },
        })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(on),
      };
    },
  };
}
