import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, namedUnit, visitNode } from '../nodes.ts';
import { known, wire } from '../words.ts';

export const visitResolvers: Pick<Resolvers, 'Query' | 'Visit'> = {
  Query: {
    visits: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const kind = wire('VISIT_KIND_', args.filter?.kind);
      const byId = args.filter?.by ?? undefined;
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listVisits({ ...request, directiveId, kind, byId }, read.call),
        visitNode,
        info,
      );
    },
  },
  Visit: {
    kind: ({ kind }) => known('VISIT_KIND_', kind),
    by: ({ asOf, byId }) => namedUnit(asOf, byId),
    stops: ({ asOf, stops }) => stops.map((stop) => ({ ...stop, unit: namedUnit(asOf, stop.unitId) })),
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
  },
};
