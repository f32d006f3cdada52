import { scopeOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirective, namedUnit, reviewNode } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';
import { known, wire } from '../words.ts';

export const reviewResolvers: Pick<Resolvers, 'Query' | 'Review' | 'Milestone'> = {
  Query: {
    reviews: (_, args, { read }) => {
      const { directive, kind, from, to, sample } = args.filter ?? {};
      const { within, asOf } = scopeOf(read, { within: args.filter?.within }, asOfToday(read));
      const request = {
        context: readContext(asOf),
        withinId: within,
        directiveId: directive ?? undefined,
        kind: wire('REVIEW_KIND_', kind),
        from: from ?? undefined,
        to: to ?? undefined,
        sample: sample ?? false,
      };
      const { trace } = read.caller.peers;
      return fetchPage(
        read,
        args,
        (page) => trace.listReviews({ ...request, page }, read.call),
        (view) => reviewNode(asOfToday(read), view),
      );
    },
  },
  Review: {
    kind: ({ kind }) => known('REVIEW_KIND_', kind),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    directive: ({ asOf, directiveId }) => (directiveId ? loadDirective(asOf, directiveId) : null),
    conclusions: ({ asOf, conclusions }) =>
      conclusions.map((each) => ({ ...each, owner: each.ownerId ? namedUnit(asOf, each.ownerId) : null })),
  },
  Milestone: {
    directive: ({ asOf, directiveId }) => loadDirective(asOf, directiveId),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
  },
};
