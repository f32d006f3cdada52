import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { allPages, pageOfNodes } from '../../all-pages.ts';
import { scopeOf } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { loadNode, namedUnit, namedUnits, periodNode, present } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';
import { bare, known } from '../words.ts';

export const periodResolvers: Pick<Resolvers, 'Query' | 'Period' | 'DueDay'> = {
  Query: {
    periods: async (_, args, { read }) => {
      const knownAt = isGiven(args.knownAt) ? new Date(args.knownAt) : undefined;
      const { within, asOf } = scopeOf(read, args, { ...asOfToday(read), knownAt });
      const on = isGiven(args.on) ? asOf.on : undefined;
      const request = {
        context: { ...readContext(asOf), on },
        withinId: within,
        sample: args.sample ?? false,
      };
      const fetch = async (page: Page) => {
        const answer = await read.caller.peers.trace.listPeriods({ ...request, page }, read.call);
        await read.noted(answer.at);
        return pageOfNodes(answer.periods, answer.pageInfo);
      };
      return Array.fromAsync(allPages(fetch), (each) => periodNode(asOf, each));
    },
  },
  Period: {
    owner: ({ asOf, ownerId }) => namedUnit(asOf, ownerId),
    kind: ({ kind }) => known('PERIOD_KIND_', kind),
    reviewKind: ({ reviewKind }) => bare('REVIEW_KIND_', reviewKind),
    reporters: ({ asOf, reporters }) => {
      const { levels, unitIds } = present(reporters);
      return {
        levels: levels.map((level) => known('LEVEL_', level)),
        units: namedUnits(asOf, unitIds),
      };
    },
    previous: async ({ asOf, previousId }) => {
      const node = previousId === undefined ? null : await loadNode(asOf, previousId);
      return node?.__typename === 'Period' ? node : null;
    },
  },
  DueDay: { level: ({ level }) => known('LEVEL_', level) },
};
