import { scopeOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, namedUnit, visitNode } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';

export const visitResolvers: Pick<Resolvers, 'Query' | 'Visit'> = {
  Query: {
    visits: (_, args, { read }) => {
      const { directive, from, to, sample } = args.filter ?? {};
      const { within, asOf } = scopeOf(read, { within: args.filter?.within }, asOfToday(read));
      const request = {
        context: readContext(asOf),
        withinId: within,
        directiveId: directive ?? undefined,
        from: from ?? undefined,
        to: to ?? undefined,
        sample: sample ?? false,
      };
      const { trace } = read.caller.peers;
      return fetchPage(
        read,
        args,
        (page) => trace.listVisits({ ...request, page }, read.call),
        (view) => visitNode(asOfToday(read), view),
      );
    },
  },
  Visit: {
    by: ({ asOf, byId }) => namedUnit(asOf, byId),
    stops: ({ asOf, stops }) => stops.map((stop) => ({ ...stop, unit: namedUnit(asOf, stop.unitId) })),
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
  },
};
