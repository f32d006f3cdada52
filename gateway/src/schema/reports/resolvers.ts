import { scopeOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirectives, loadNode, namedUnit, namedUnits, present, reportNode } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';

export const reportResolvers: Pick<Resolvers, 'Query' | 'Report' | 'ActivityLine' | 'CombinedTotal'> = {
  Query: {
    reports: (_, args, { read }) => {
      const { from, to, sample } = args.filter ?? {};
      const { within, asOf } = scopeOf(read, { within: args.filter?.within }, asOfToday(read));
      const request = {
        context: readContext(asOf),
        withinId: within,
        from: from ?? undefined,
        to: to ?? undefined,
        sample: sample ?? false,
      };
      const { trace } = read.caller.peers;
      return fetchPage(
        read,
        args,
        (page) => trace.listReports({ ...request, page }, read.call),
        (view) => reportNode(asOfToday(read), view),
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
