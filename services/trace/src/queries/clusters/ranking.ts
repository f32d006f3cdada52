import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { CriterionFacts, ScoreFacts } from '../../projections/clusters.ts';

export interface Scoring {
  /** Members of the year, in the cluster's order. */
  readonly memberIds: readonly string[];
  readonly criteria: readonly CriterionFacts[];
  /** Weight of the self-score, 0 to 100 percent. */
  readonly selfShare: number;
  /** At most one for each scorer and member, in any order. */
  readonly scores: readonly ScoreFacts[];
}

/** How the points of one member under one criterion come about. */
export interface RankedCriterion {
  readonly code: string;
  readonly selfPoints?: number | undefined;
  /** Mean of what other members gave. */
  readonly crossMean?: number | undefined;
  readonly crossScorers: number;
  /** Weight of the self-score, 0 to 100 percent; the rest is the weight of the mean. */
  readonly selfShare: number;
  /** Undefined where a part that has weight is missing. */
  readonly points?: number | undefined;
}

export interface RankedMember {
  readonly unitId: string;
  /** Members with the same total share a rank, and the next rank is left out. */
  readonly rank?: number | undefined;
  /** Rounded to four decimals; ranks compare it. */
  readonly total?: number | undefined;
  readonly criteria: readonly RankedCriterion[];
  /** Why the member has no rank. */
  readonly unranked?: BilingualText | undefined;
}

/** Behind every rank that a list of members can have. */
const LAST = 1_000_000;

/** The members with their ranks and how these come about: ranked ones first, the others in the cluster's order. */
export function rankMembers(scoring: Scoring): readonly RankedMember[] {
  const rows = scoring.memberIds.map((unitId) => rowOf(unitId, scoring));
  const totals = rows.flatMap(({ total }) => total ?? []);
  const ranked = rows.map((row) => {
    const { total } = row;
    return total === undefined ? row : { ...row, rank: 1 + totals.filter((other) => other > total).length };
  });
  return ranked.toSorted((a, b) => (a.rank ?? LAST) - (b.rank ?? LAST));
}

function rowOf(unitId: string, scoring: Scoring): RankedMember {
  const scores = scoring.scores.filter(({ memberId }) => memberId === unitId);
  const criteria = scoring.criteria.map((criterion) => pointsUnder(criterion, scores, scoring.selfShare));
  const unranked = whyUnranked(criteria, scores);
  if (unranked) return { unitId, criteria, unranked };
  return { unitId, criteria, total: round(criteria.reduce((sum, { points = 0 }) => sum + points, 0)) };
}

function pointsUnder(
  { code, selfShare: own }: CriterionFacts,
  scores: readonly ScoreFacts[],
  ofAll: number,
): RankedCriterion {
  const selfShare = own ?? ofAll;
  const given = (score: ScoreFacts) => score.points.find(({ criterion }) => criterion === code)?.points;
  const self = scores.find(isSelf);
  const selfPoints = self && given(self);
  const cross = scores.filter((score) => !isSelf(score)).flatMap((score) => given(score) ?? []);
  const crossMean = cross.length > 0 ? meanOf(cross) : undefined;
  const missing = (selfShare > 0 && selfPoints === undefined) || (selfShare < 100 && crossMean === undefined);
  const points = missing
    ? undefined
    : round((selfShare * (selfPoints ?? 0) + (100 - selfShare) * (crossMean ?? 0)) / 100);
  return { code, selfPoints, crossMean, crossScorers: cross.length, selfShare, points };
}

function isSelf({ scorerId, memberId }: ScoreFacts): boolean {
  return scorerId === memberId;
}

/** Points have two decimals at most: summed in hundredths, the order of the scorers cannot matter. */
function meanOf(points: readonly number[]): number {
  const hundredths = points.reduce((sum, each) => sum + Math.round(each * 100), 0);
  return round(hundredths / points.length / 100);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function whyUnranked(
  criteria: readonly RankedCriterion[],
  scores: readonly ScoreFacts[],
): BilingualText | undefined {
  if (criteria.length === 0) return NO_CRITERIA;
  const needsCross = criteria.some(({ selfShare }) => selfShare < 100);
  if (needsCross && scores.every(isSelf)) return NO_CROSS_SCORE;
  const without = criteria.filter(({ points }) => points === undefined).map(({ code }) => code);
  if (without.length === 0) return undefined;
  const codes = without.join(', ');
  return { vi: `Chưa đủ điểm theo tiêu chí: ${codes}.`, en: `Points are missing under: ${codes}.` };
}

const NO_CRITERIA: BilingualText = {
  vi: 'Cụm chưa đặt tiêu chí chấm điểm cho năm này.',
  en: 'The cluster has set no criteria for this year.',
};
const NO_CROSS_SCORE: BilingualText = {
  vi: 'Chưa có thành viên nào khác chấm điểm.',
  en: 'No other member has scored it yet.',
};
