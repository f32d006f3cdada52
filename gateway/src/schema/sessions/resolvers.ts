import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, namedUnit, namedUnits, sessionNode } from '../nodes.ts';
import { bare, wire } from '../words.ts';

export const sessionResolvers: Pick<Resolvers, 'Query' | 'Session' | 'Site'> = {
  Query: {
    sessions: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const kinds = [...(args.filter?.kinds ?? [])];
      const mode = wire('MODE_', args.filter?.mode);
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listSessions({ ...request, directiveId, kinds, mode }, read.call),
        sessionNode,
        info,
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
