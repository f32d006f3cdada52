import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalCount } from '@trienkhai/kernel/rules/headcount';
import { requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type {
  ClusterEvent,
  ClusterReview,
  HoldClusterReview,
  ReopenClusterYear,
  ScoreMember,
  SetClusterCriteria,
} from './cluster-events.ts';
import { isOf, membershipOfYear, yearOf } from './cluster-state.ts';
import type { ClusterYear, DatedMembership, KnownCluster } from './cluster-state.ts';
import { checkCriteria, checkPoints } from './cluster-scores.ts';

/** Years that records speak of. */
const [FIRST_YEAR, LAST_YEAR] = [1948, 2100];

export function setClusterCriteria(
  state: KnownCluster,
  { clusterId, year, ...stated }: SetClusterCriteria,
): readonly ClusterEvent[] {
  requireYear(state, year);
  const before = yearOf(state, year);
  const criteria = checkCriteria(stated, before.scores);
  if (sameValue(criteria, before.criteria)) return [];
  requireOpen(before, year);
  return [{ type: 'ClusterCriteriaSet', clusterId, year, ...criteria }];
}

export function scoreMember(
  state: KnownCluster,
  { clusterId, year, scorerId, memberId, points }: ScoreMember,
): readonly ClusterEvent[] {
  const { memberIds } = requireYear(state, year);
  const { criteria, scores, closed } = yearOf(state, year);
  if (!memberIds.includes(scorerId)) throw notMember('scorer', scorerId, year);
  if (!memberIds.includes(memberId)) throw notMember('member', memberId, year);
  const stated = {
    scorerId,
    memberId,
    points: points.map(({ criterion, points: given }) => ({ criterion, points: given })),
  };
  const before = scores.find((each) => isOf(each, stated));
  if (sameValue(stated, before)) return [];
  requireOpen({ closed }, year);
  const checked = checkPoints(points, criteria?.criteria ?? []);
  return [{ type: 'MemberScored', clusterId, year, scorerId, memberId, points: checked }];
}

export function holdClusterReview(
  state: KnownCluster,
  { clusterId, year, review: draft }: HoldClusterReview,
  { today }: FactContext,
): readonly ClusterEvent[] {
  requireYear(state, year);
  const { closed, review: before } = yearOf(state, year);
  const review: ClusterReview = {
    heldOn: requirePastDay(draft.heldOn, today, ['heldOn']),
    nextYear: checkNextYear(draft.nextYear, year),
    outcomes: checkOutcomes(draft.outcomes),
    titles: checkTitles(draft.titles),
  };
  if (closed && sameValue(review, before)) return [];
  requireOpen({ closed }, year);
  return [{ type: 'ClusterReviewHeld', clusterId, year, review }];
}

export function reopenClusterYear(
  state: KnownCluster,
  { clusterId, year, reason: why }: ReopenClusterYear,
): readonly ClusterEvent[] {
  const reason = requireText(why, 'reason', ['reason']);
  if (!yearOf(state, year).closed) return [];
  return [{ type: 'ClusterYearReopened', clusterId, year, reason }];
}

/** The members of a year in which the cluster exists. */
export function requireYear(state: KnownCluster, year: number): DatedMembership {
  const possible = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  const membership = possible ? membershipOfYear(state, year) : undefined;
  if (membership) return membership;
  throw refuse(
    'PERIOD_INVALID',
    `Cụm không tồn tại trong năm ${year}; hãy kiểm tra năm.`,
    `The cluster does not exist in ${year}; check the year.`,
    { path: ['year'], facts: { year: String(year) } },
  );
}

function requireOpen({ closed }: Pick<ClusterYear, 'closed'>, year: number): void {
  if (!closed) return;
  throw refuse(
    'CLUSTER_YEAR_CLOSED',
    `Cụm đã tổng kết năm ${year}; muốn sửa, trước hết mở lại năm đó và nêu lý do.`,
    `The cluster has held its review of ${year}; to change it, reopen the year first, with a reason.`,
    { path: ['year'], facts: { year: String(year) } },
  );
}

function notMember(field: string, unit: string, year: number) {
  return refuse(
    'NOT_A_MEMBER',
    `Đơn vị này không phải thành viên của cụm trong năm ${year}; chỉ thành viên chấm điểm cho nhau.`,
    `This unit is no member of the cluster in ${year}; only members score each other.`,
    { path: [field], facts: { unit, year: String(year) } },
  );
}

function checkNextYear(nextYear: number | undefined, year: number): number | undefined {
  if (nextYear === undefined || (nextYear > year && nextYear <= LAST_YEAR)) return nextYear;
  throw refuse(
    'INVALID_ARGUMENT',
    `Năm tiếp theo phải sau năm ${year}.`,
    `The next year comes after ${year}.`,
    { path: ['nextYear'] },
  );
}

function checkOutcomes(outcomes: readonly string[]): readonly string[] {
  requireLength(outcomes, ['outcomes']);
  return outcomes.map((text, index) => requireText(text, 'note', ['outcomes', String(index)]));
}

function checkTitles(titles: ClusterReview['titles']): ClusterReview['titles'] {
  requireLength(titles, ['titles']);
  const checked = titles.map(({ name, collectives, individuals }, index) => {
    const path = ['titles', String(index)];
    return {
      name: requireText(name, 'name', [...path, 'name']),
      collectives: optionalCount(collectives, [...path, 'collectives']),
      individuals: optionalCount(individuals, [...path, 'individuals']),
    };
  });
  requireDistinct(checked, ({ name }) => name, ['titles']);
  return checked;
}
