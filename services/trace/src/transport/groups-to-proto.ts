import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/groups';
import type { KnownAward } from '../queries/awards.ts';
import { rankMembers, type RankedMember } from '../queries/clusters/ranking.ts';
import {
  membersOfYear,
  type ClusterStanding,
  type KnownCluster,
  type YearStanding,
} from '../queries/clusters/standing.ts';

export function clusterToProto({ id, version, recordedAt, value }: KnownCluster): proto.ClusterView {
  const years = Object.entries(value.years).map(([year, standing]) =>
    yearToProto(value, Number(year), standing),
  );
  return {
    id,
    version,
    withinId: value.withinId,
    memberships: membershipsToProto(value),
    dissolvedOn: value.dissolvedOn,
    years: years.toSorted((a, b) => b.year - a.year),
    sample: value.sample,
    recordedAt: new Date(recordedAt),
  };
}

function membershipsToProto({ memberships, dissolvedOn }: ClusterStanding): proto.ClusterMembershipView[] {
  return memberships.map(({ from, name, memberIds, headId }, index) => ({
    from,
    to: memberships[index + 1]?.from ?? dissolvedOn,
    name,
    memberIds: [...memberIds],
    headId,
  }));
}

function yearToProto(cluster: ClusterStanding, year: number, standing: YearStanding): proto.ClusterYearView {
  const { criteria, selfShare, pledge, review, closed } = standing;
  const scores = Object.values(standing.scores);
  const memberIds = membersOfYear(cluster, year);
  return {
    year,
    closed,
    memberIds: [...memberIds],
    criteria: criteria.map((criterion) => ({ selfShare: undefined, ...criterion })),
    selfShare,
    pledge: pledge && {
      on: pledge.on,
      targets: pledge.targets.map((text) => ({ text })),
      signatoryIds: [...pledge.signatoryIds],
    },
    review: review && {
      heldOn: review.heldOn,
      nextYear: review.nextYear,
      outcomes: [...review.outcomes],
      titles: review.titles.map((title) => ({ collectives: undefined, individuals: undefined, ...title })),
    },
    scores: scores.map(({ points, ...of }) => ({ ...of, points: points.map((each) => ({ ...each })) })),
    ranking: rankMembers({ memberIds, criteria, selfShare, scores }).map(rankToProto),
  };
}

function rankToProto({ unitId, rank, total, criteria, unranked }: RankedMember): proto.RankedMember {
  return {
    unitId,
    rank,
    total,
    criteria: criteria.map(({ code, selfPoints, crossMean, crossScorers, selfShare, points }) => ({
      code,
      selfPoints,
      crossMean,
      crossScorers,
      selfShare,
      points,
    })),
    unranked,
  };
}

export function awardToProto({ id, version, recordedAt, value, withdrawn }: KnownAward): proto.AwardView {
  const { unitId, name, edition, year, state, on, publishedOn, collectives, individuals } = value.award;
  const dated = { year, on, publishedOn, collectives, individuals };
  return {
    id,
    version,
    award: { unitId, name, edition, state: `AWARD_STATE_${state}`, ...dated },
    sample: value.sample,
    withdrawn,
    recordedAt: new Date(recordedAt),
  };
}
