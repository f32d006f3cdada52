import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, namedUnit, visitNode } from '../nodes.ts';

export const visitResolvers: Pick<Resolvers, 'Query' | 'Visit'> = {
  Query: {
    visits: (_, args, { read }) => {
      const directiveId = args.filter?.directive ?? undefined;
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listVisits({ ...request, directiveId }, read.call),
        visitNode,
      );
    },
  },
  Visit: {
    by: ({ asOf, byId }) => namedUnit(asOf, byId),
    stops: ({ asOf, stops }) => stops.map((stop) => ({ ...stop, unit: namedUnit(asOf, stop.unitId) })),
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
  },
};
