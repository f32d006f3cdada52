import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, loadNode, namedUnit, namedUnits, present, reportNode } from '../nodes.ts';

export const reportResolvers: Pick<Resolvers, 'Query' | 'Report' | 'ActivityLine' | 'CombinedTotal'> = {
  Query: {
    reports: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const kinds = [...(args.filter?.kinds ?? [])];
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listReports({ ...request, directiveId, kinds }, read.call),
        reportNode,
        info,
      );
    },
  },
  Report: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    period: ({ period }) => present(period),
    lines: ({ asOf, lines }) => lines.map((line) => ({ ...line, asOf })),
    review: async ({ asOf, reviewId }) => {
      const review = reviewId === undefined ? null : await loadNode(asOf, reviewId);
      return review?.__typename === 'Review' ? review : null;
    },
  },
  ActivityLine: {
    organisers: ({ asOf, organiserIds }) => namedUnits(asOf, organiserIds),
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
    parts: ({ asOf, parts }) => parts.map((part) => ({ ...part, asOf })),
  },
  CombinedTotal: { covers: ({ kinds }) => kinds },
};
