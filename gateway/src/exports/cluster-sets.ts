import type { ClusterView, ClusterYearView } from '@trienkhai/proto/trienkhai/trace/v1/groups';
import * as trace from '@trienkhai/proto/trienkhai/trace/v1/service';
import { allPages, pageOfNodes } from '../all-pages.ts';
import type { CommandName } from '../commands/index.ts';
import { callOf, isAsked, rowOf, scopeOf, type Asking, type ExportRow, type ExportSet } from './asking.ts';

async function* listedClusters(asking: Asking): AsyncGenerator<ClusterView> {
  const { context, withinId, directiveId, sample } = scopeOf(asking);
  if (directiveId !== undefined) return;
  yield* allPages(async (page) => {
    const request = trace.ListClustersRequest.fromPartial({ context, withinId, sample, page });
    const { clusters: some, pageInfo } = await asking.caller.peers.trace.listClusters(
      request,
      callOf(asking),
    );
    return pageOfNodes(some, pageInfo);
  });
}

/** Clusters as they are composed now; those that were dissolved stand no more. */
async function* clusters(asking: Asking): AsyncGenerator<ExportRow> {
  for await (const view of listedClusters(asking)) {
    const present = view.memberships.at(-1);
    if (view.dissolvedOn !== undefined || !isAsked(asking, present?.from)) continue;
    yield rowOf('formCluster', view, { ...present, withinId: view.withinId });
  }
}

/** Facts of each year of each cluster; `of` tells them on the wire with their day where they have one. */
function yearly(
  command: CommandName,
  of: (year: ClusterYearView) => readonly { readonly day?: string; readonly wire: object }[],
): ExportSet {
  return {
    command,
    async *rows(asking) {
      for await (const view of listedClusters(asking)) {
        for (const each of view.years) {
          for (const { day, wire } of of(each)) {
            if (!isAsked(asking, day ?? `${each.year}-12-31`)) continue;
            const named = { cluster: view.id, year: each.year, ...wire };
            yield rowOf(command, { ...view, sample: false }, named);
          }
        }
      }
    },
  };
}

/** Emulation clusters and what they record of a year. */
export const clusterSets: Readonly<Record<string, ExportSet>> = {
  clusters: { command: 'formCluster', rows: clusters },
  'cluster-criteria': yearly('setClusterCriteria', ({ criteria, selfShare }) =>
    criteria.length > 0 ? [{ wire: { criteria, selfShare } }] : [],
  ),
  'cluster-pledges': yearly('signPledge', ({ pledge }) =>
    pledge ? [{ day: pledge.on, wire: { ...pledge, signatories: pledge.signatoryIds } }] : [],
  ),
  'cluster-scores': yearly('scoreMember', ({ scores }) => scores.map((wire) => ({ wire }))),
  'cluster-reviews': yearly('holdClusterReview', ({ review, closed }) =>
    review && closed ? [{ day: review.heldOn, wire: review }] : [],
  ),
};
