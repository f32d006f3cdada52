import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/clusters';
import { withEitherRight } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import { isNodeId, requireField } from '@trienkhai/runtime/wire-values';
import { clusterDecider, placesOfCluster, unitsOfCluster } from '../domain/cluster.ts';
import type { ClusterCommand } from '../domain/cluster-events.ts';
import { clusterCodec } from '../storage/cluster-codec.ts';

export function clusterEndpoints(parts: FactParts) {
  const [leader, head] = [placesOfCluster('leader'), placesOfCluster('head')];
  const decider = withEitherRight(clusterDecider, leader, head, unitsOfCluster);
  const handler = parts.handler(decider, clusterCodec);
  const rpc = commandEndpoints(parts, { handler, look: () => Promise.resolve({}) });
  return {
    formCluster: rpc(({ meta: _meta, ...cluster }: proto.FormClusterRequest, { commandId, sample }) =>
      onStream({ type: 'FormCluster', clusterId: `cluster:${deriveKey(commandId)}`, ...cluster, sample }),
    ),
    changeCluster: rpc(({ meta: _meta, ...change }: proto.ChangeClusterRequest) =>
      onStream({ type: 'ChangeCluster', ...change }),
    ),
    dissolveCluster: rpc(({ meta: _meta, ...end }: proto.DissolveClusterRequest) =>
      onStream({ type: 'DissolveCluster', ...end }),
    ),
    setClusterCriteria: rpc(({ meta: _meta, ...criteria }: proto.SetClusterCriteriaRequest) =>
      onStream({ type: 'SetClusterCriteria', ...criteria }),
    ),
    scoreMember: rpc(({ meta: _meta, ...score }: proto.ScoreMemberRequest) =>
      onStream({ type: 'ScoreMember', ...score }),
    ),
    reopenClusterYear: rpc(({ meta: _meta, ...year }: proto.ReopenClusterYearRequest) =>
      onStream({ type: 'ReopenClusterYear', ...year }),
    ),
    signPledge: rpc(({ clusterId, year, pledge }: proto.SignPledgeRequest) =>
      onStream({ type: 'SignPledge', clusterId, year, pledge: requireField(pledge, ['pledge']) }),
    ),
    correctPledge: rpc(({ clusterId, year, pledge, reason }: proto.CorrectPledgeRequest) =>
      onStream({ type: 'CorrectPledge', clusterId, year, pledge: requireField(pledge, ['pledge']), reason }),
    ),
    holdClusterReview: rpc(({ clusterId, year, review }: proto.HoldClusterReviewRequest) =>
      onStream({ type: 'HoldClusterReview', clusterId, year, review: requireField(review, ['review']) }),
    ),
  };
}

function onStream(command: ClusterCommand): PlannedCommand<ClusterCommand> {
  const { clusterId } = command;
  if (isNodeId(clusterId, 'cluster')) return { streamId: clusterId, key: clusterId, command };
  throw refuse(
    'CLUSTER_UNKNOWN',
    'Không có cụm thi đua nào mang mã này.',
    'There is no emulation cluster of this id.',
    { path: ['cluster'] },
  );
}
