import { scopeOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, namedUnit, namedUnits, sessionNode } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';
import { bare } from '../words.ts';

export const sessionResolvers: Pick<Resolvers, 'Query' | 'Session' | 'Site'> = {
  Query: {
    sessions: (_, args, { read }) => {
      const { directive, kinds, from, to, sample } = args.filter ?? {};
      const { within, asOf } = scopeOf(read, { within: args.filter?.within }, asOfToday(read));
      const request = {
        context: readContext(asOf),
        withinId: within,
        directiveId: directive ?? undefined,
        kinds: [...(kinds ?? [])],
        from: from ?? undefined,
        to: to ?? undefined,
        sample: sample ?? false,
      };
      const { trace } = read.caller.peers;
      return fetchPage(
        read,
        args,
        (page) => trace.listSessions({ ...request, page }, read.call),
        (view) => sessionNode(asOfToday(read), view),
      );
    },
  },
  Session: {
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    organisers: ({ asOf, organiserIds }) => namedUnits(asOf, organiserIds),
    mode: ({ mode }) => bare('MODE_', mode),
    sites: ({ asOf, sites }) => sites.map(({ unitId, name }) => ({ unit: namedUnit(asOf, unitId), name })),
  },
};
