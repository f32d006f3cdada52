import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirective, mentionedDirective, milestoneNode, namedUnit, reviewNode } from '../nodes.ts';
import { known, wire } from '../words.ts';

export const reviewResolvers: Pick<Resolvers, 'Query' | 'Review' | 'NextPeriod' | 'Milestone'> = {
  Query: {
    reviews: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const kind = wire('REVIEW_KIND_', args.filter?.kind);
      const state = wire('REVIEW_STATE_', args.filter?.state);
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listReviews({ ...request, directiveId, kind, state }, read.call),
        reviewNode,
        info,
      );
    },
    milestones: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listMilestones({ ...request, directiveId }, read.call),
        milestoneNode,
        info,
      );
    },
  },
  Review: {
    kind: ({ kind }) => known('REVIEW_KIND_', kind),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    directive: ({ asOf, directiveId }) => (directiveId ? loadDirective(asOf, directiveId) : null),
    conclusions: ({ asOf, conclusions }) =>
      conclusions.map((each) => ({ ...each, owner: each.ownerId ? namedUnit(asOf, each.ownerId) : null })),
    state: ({ state }) => known('REVIEW_STATE_', state),
    next: ({ asOf, next }) => (next ? { ...next, asOf } : null),
  },
  NextPeriod: {
    document: ({ asOf, documentId }) => (documentId ? mentionedDirective(asOf, documentId) : null),
  },
  Milestone: {
    directive: ({ asOf, directiveId }) => loadDirective(asOf, directiveId),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
  },
};
