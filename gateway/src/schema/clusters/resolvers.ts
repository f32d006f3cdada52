import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { allPages, pageOfNodes } from '../../all-pages.ts';
import { asOfAsked, scopeOf } from '../as-of.ts';
import { awardCounts } from '../award-counts.ts';
import type { Resolvers } from '../generated/types.ts';
import { clusterNode, namedUnit, namedUnits, type ClusterNode } from '../nodes.ts';
import { readContext, type AsOf } from '../read.ts';
import { dayOfCluster, headOn, membershipOn, membersOn } from './members.ts';

type Parts =
  | 'Query'
  | 'Cluster'
  | 'ClusterMembership'
  | 'ClusterYear'
  | 'ClusterPledge'
  | 'ClusterTitle'
  | 'MemberScore'
  | 'RankedMember';

export const clusterResolvers: Pick<Resolvers, Parts> = {
  Query: {
    clusters: async (_, args, { read }) => {
      const { within, asOf } = scopeOf(read, args, asOfAsked(read, args));
      const request = {
        context: readContext(asOf),
        year: args.year ?? undefined,
        withinId: within,
        sample: args.sample ?? false,
      };
      const fetch = async (page: Page) => {
        const answer = await read.caller.peers.trace.listClusters({ ...request, page }, read.call);
        await read.noted(answer.at);
        return pageOfNodes(answer.clusters, answer.pageInfo);
      };
      return Array.fromAsync(allPages(fetch), (each) => clusterNode(asOf, each));
    },
  },
  Cluster: {
    name: (cluster, { on }) => {
      const membership = membershipOn(cluster, dayOfCluster(cluster, on)) ?? cluster.memberships.at(-1);
      return membership?.name ?? '';
    },
    within: ({ asOf, withinId }) => namedUnit(asOf, withinId),
    members: (cluster, { on }) => {
      const day = dayOfCluster(cluster, on);
      return namedUnits({ ...cluster.asOf, on: day }, membersOn(cluster, day));
    },
    head: (cluster, { on }) => {
      const day = dayOfCluster(cluster, on);
      const head = headOn(cluster, day);
      return head === undefined ? null : namedUnit({ ...cluster.asOf, on: day }, head);
    },
    validFrom: ({ memberships }) => memberships[0]?.from,
    validTo: ({ dissolvedOn }) => dissolvedOn,
    memberships: ({ asOf, memberships }) => memberships.map((each) => placed(asOf, each)),
    years: ({ asOf, years }) => years.map((each) => placed(asOf, each)),
    year: (cluster, { year }) => yearOf(cluster, year),
  },
  ClusterMembership: {
    members: ({ asOf, memberIds }) => namedUnits(asOf, memberIds),
    head: ({ asOf, headId }) => namedUnit(asOf, headId),
  },
  ClusterYear: {
    members: ({ asOf, memberIds }) => namedUnits(asOf, memberIds),
    pledge: ({ asOf, pledge }) => pledge && placed(asOf, pledge),
    scores: ({ asOf, scores }) => scores.map((each) => placed(asOf, each)),
    ranking: ({ asOf, ranking }) => ranking.map((each) => placed(asOf, each)),
  },
  ClusterPledge: { signatories: ({ asOf, signatoryIds }) => namedUnits(asOf, signatoryIds) },
  ClusterTitle: { counts: awardCounts },
  MemberScore: {
    scorer: ({ asOf, scorerId }) => namedUnit(asOf, scorerId),
    member: ({ asOf, memberId }) => namedUnit(asOf, memberId),
    self: ({ scorerId, memberId }) => scorerId === memberId,
  },
  RankedMember: { unit: ({ asOf, unitId }) => namedUnit(asOf, unitId) },
};

function yearOf({ asOf, years }: ClusterNode, asked: number) {
  const found = years.find(({ year }) => year === asked);
  return found ? placed(asOf, found) : null;
}

function placed<Part extends object>(asOf: AsOf, part: Part): Part & { readonly asOf: AsOf } {
  return { ...part, asOf };
}
