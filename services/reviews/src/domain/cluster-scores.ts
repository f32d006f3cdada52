import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import type { Criteria, Criterion, Score } from './cluster-events.ts';

const MOST_POINTS = 10_000;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Criteria as they are kept; they must leave room for what has been scored already. */
export function checkCriteria({ criteria, selfShare }: Criteria, scores: readonly Score[]): Criteria {
  requireLength(criteria, ['criteria'], 1);
  requireDistinct(criteria, ({ code }) => code, ['criteria']);
  const checked = criteria.map((each, index) => checkCriterion(each, ['criteria', String(index)]));
  requireShare(selfShare, ['selfShare']);
  for (const { code, points } of scores.flatMap(pointsOf)) {
    const criterion = checked.find((each) => each.code === code);
    if (!criterion || points > criterion.maxPoints) throw alreadyScored(code, points);
  }
  return { criteria: checked, selfShare };
}

function pointsOf({ points }: Score): readonly { readonly code: string; readonly points: number }[] {
  return points.map((each) => ({ code: each.criterion, points: each.points }));
}

function checkCriterion({ code, name, maxPoints, selfShare }: Criterion, path: Path): Criterion {
  if (!CODE.test(code)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Mã tiêu chí gồm chữ cái không dấu, số, dấu chấm, gạch nối, tối đa 40 ký tự.',
      'The code of a criterion has plain letters, digits, dots and hyphens, at most 40 characters.',
      { path: [...path, 'code'] },
    );
  }
  if (!isPoints(maxPoints) || maxPoints === 0 || maxPoints > MOST_POINTS) {
    throw scoreInvalid(MOST_POINTS, [...path, 'maxPoints']);
  }
  if (selfShare !== undefined) requireShare(selfShare, [...path, 'selfShare']);
  return { code, name: requireText(name, 'name', [...path, 'name']), maxPoints, selfShare };
}

/** Points by criteria of the year, each within its bound. */
export function checkPoints(points: Score['points'], criteria: readonly Criterion[]): Score['points'] {
  requireLength(points, ['points'], 1);
  requireDistinct(points, ({ criterion }) => criterion, ['points']);
  return points.map(({ criterion: code, points: value }, index) => {
    const path = ['points', String(index)];
    const criterion = criteria.find((each) => each.code === code);
    if (!criterion) throw criterionUnknown(code, criteria, [...path, 'criterion']);
    if (!isPoints(value) || value > criterion.maxPoints) {
      throw scoreInvalid(criterion.maxPoints, [...path, 'points']);
    }
    return { criterion: code, points: value };
  });
}

/** From 0, with at most two decimals. */
function isPoints(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

function requireShare(share: number, path: Path): void {
  if (Number.isInteger(share) && share >= 0 && share <= 100) return;
  throw refuse(
    'SCORE_INVALID',
    'Tỷ trọng điểm tự chấm là số nguyên từ 0 đến 100 (phần trăm).',
    'The weight of the self-score is a whole number from 0 to 100 (percent).',
    { path, facts: { min: '0', max: '100' } },
  );
}

function scoreInvalid(max: number, path: Path) {
  return refuse(
    'SCORE_INVALID',
    `Điểm phải từ 0 đến ${max}, tối đa hai chữ số thập phân.`,
    `Points lie between 0 and ${max}, with at most two decimals.`,
    { path, facts: { min: '0', max: String(max) } },
  );
}

function criterionUnknown(code: string, criteria: readonly Criterion[], path: Path) {
  const known = criteria.map((each) => each.code).join(', ');
  return refuse(
    'CRITERION_UNKNOWN',
    known === ''
      ? 'Cụm chưa đặt tiêu chí chấm điểm cho năm này; hãy đặt tiêu chí trước.'
      : `Năm này không có tiêu chí ${code}; chỉ có: ${known}.`,
    known === ''
      ? 'The cluster has set no criteria for this year; set them first.'
      : `There is no criterion ${code} in this year; there are: ${known}.`,
    { path, facts: { criterion: code } },
  );
}

function alreadyScored(code: string, points: number) {
  return refuse(
    'SCORE_INVALID',
    `Đã có điểm ${points} theo tiêu chí ${code}; hãy giữ tiêu chí và mức điểm đủ chỗ, hoặc chấm lại trước khi đổi.`,
    `${points} points have been given under the criterion ${code}; leave room for them, or have it scored anew first.`,
    { path: ['criteria'], facts: { criterion: code, points: String(points) } },
  );
}
