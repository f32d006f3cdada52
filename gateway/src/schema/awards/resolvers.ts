import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { allPages, pageOfNodes } from '../../all-pages.ts';
import { asOfAsked, scopeOf } from '../as-of.ts';
import { awardCounts } from '../award-counts.ts';
import type { Resolvers } from '../generated/types.ts';
import { awardNode, namedUnit } from '../nodes.ts';
import { readContext } from '../read.ts';
import { known } from '../words.ts';

export const awardResolvers: Pick<Resolvers, 'Query' | 'Award'> = {
  Query: {
    awards: async (_, args, { read }) => {
      const { within, asOf } = scopeOf(read, args, asOfAsked(read, args));
      const request = {
        context: readContext(asOf),
        withinId: within,
        unitId: args.unit ?? undefined,
        edition: args.edition ?? undefined,
        name: args.name ?? undefined,
        sample: args.sample ?? false,
      };
      const fetch = async (page: Page) => {
        const answer = await read.caller.peers.trace.listAwards({ ...request, page }, read.call);
        await read.noted(answer.at);
        return pageOfNodes(answer.awards, answer.pageInfo);
      };
      return Array.fromAsync(allPages(fetch), (each) => awardNode(asOf, each));
    },
  },
  Award: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    state: ({ state }) => known('AWARD_STATE_', state),
    counts: awardCounts,
  },
};
