import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { awardKey, listAwards } from '../queries/awards.ts';
import { insideOf } from './activities.ts';
import type { DirectiveQueries } from './directives.ts';
import { awardToProto } from './groups-to-proto.ts';
import { pageOfNodes } from './pages.ts';
import { dayWithin, openReading } from './reading.ts';

/** Editions of awards with their counts. */
export function awardHandlers({ sources, models }: DirectiveQueries) {
  return {
    async listAwards(request: proto.ListAwardsRequest, call: CallContext): Promise<proto.ListAwardsResponse> {
      const isOfAwards = ({ streamId }: { readonly streamId: string | null }) =>
        streamId?.startsWith('award:') === true;
      const reading = await openReading(request.context, call, sources, isOfAwards);
      const { withinId, unitId, edition, name, sample } = request;
      const on = dayWithin(reading, withinId, reading.today);
      const views = await models.awards(reading.sight);
      const within = insideOf(reading, withinId, on);
      const inside = (id: string) => (unitId === undefined || id === unitId) && within(id);
      const filter = { inside, edition, name, sample };
      const found = listAwards(views.values(), filter, reading.knownAt);
      const { nodes, pageInfo } = pageOfNodes(found, awardKey, request.page);
      const positions = nodes.map(({ id, version }) => ({ streamId: id, version }));
      return { awards: nodes.map(awardToProto), pageInfo, at: reading.answeredAt(on, positions) };
    },
  };
}
