import { scopeOf } from '../as-of.ts';
import { gapOf, percentGapOf, percentOf } from './gaps.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNodes, namedUnits } from '../nodes.ts';
import { readContext } from '../read.ts';
import { bare, known } from '../words.ts';
import { isGiven } from '../given.ts';

export const activityResolvers: Pick<Resolvers, 'Query' | 'ActivityTotal' | 'Headcount'> = {
  Query: {
    activities: async (_, args, { read }) => {
      const knownAt = isGiven(args.knownAt) ? new Date(args.knownAt) : undefined;
      const { asOf } = scopeOf(read, args, { on: args.to, knownAt });
      const request = {
        context: readContext(asOf),
        withinId: args.within,
        from: args.from,
        to: args.to,
        directiveId: args.directive ?? undefined,
        groups: (args.kinds ?? []).map((kinds) => ({ kinds: [...kinds] })),
        sample: args.sample ?? false,
      };
      const { totals, at } = await read.caller.peers.trace.getActivities(request, read.call);
      await read.noted(at);
      return totals.map((total) => ({ ...total, asOf }));
    },
  },
  ActivityTotal: {
    gap: ({ count, itemised }) => gapOf(count, itemised),
    percentGap: ({ percentStated, percentOfPlan }) => percentGapOf(percentStated, percentOfPlan),
    parts: ({ asOf, parts }) => parts.map((part) => ({ ...part, asOf })),
    organisers: ({ asOf, organiserIds }) => namedUnits(asOf, organiserIds),
    evidence: ({ asOf, evidenceIds }) => loadNodes(asOf, evidenceIds),
    planFrom: ({ asOf, planReviewIds }) => loadNodes(asOf, planReviewIds),
    uncounted: ({ asOf, uncountedIds }) => loadNodes(asOf, uncountedIds),
  },
  Headcount: {
    gap: ({ value, itemised }) => gapOf(value, itemised),
    percent: ({ value, expected, qualifier }) => percentOf(value, expected, qualifier),
    percentGap: ({ value, expected, qualifier, percentStated }) =>
      percentGapOf(percentStated, percentOf(value, expected, qualifier)),
    unit: ({ unit }) => known('HEADCOUNT_UNIT_', unit),
    qualifier: ({ qualifier }) => bare('QUALIFIER_', qualifier) ?? 'EXACT',
  },
};
