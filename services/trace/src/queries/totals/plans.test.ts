import { describe, expect, test } from '@jest/globals';
import { event, line, report, session } from '../../../test/support/facts.ts';
import { districtA, districtB, province } from '../../../test/support/history.ts';
import { total, totals, YEAR } from '../../../test/support/totals.ts';
import { activities, type ActivityView } from '../../projections/activities.ts';
import { planWordsFor, plansOf } from './plans.ts';

const [from, to] = YEAR;

/** A year-end review that opens the year with 24 classes, after so many of its events. */
function review(
  id: string,
  unitId: string,
  events: readonly string[],
  count = 24,
  sample = false,
): ActivityView {
  const next = { from, to, planned: [{ kind: 'class', count }] };
  const period = { from: '2021-01-01', to: '2021-12-31', closed: true };
  const data = {
    review: { kind: 'REVIEW_KIND_YEAR_END', unitId, period, next },
    submittedBy: 'a',
    approvedBy: 'b',
    unlockedBy: 'b',
    reason: 'r',
    sample,
  };
  const name = (type: string) => `trienkhai.reviews.v1.Review${type}`;
  return events.reduce<ActivityView | null>(
    (view, type, index) => activities.project(view, event(id, index + 1, name(type), data)),
    null,
  )!;
}

const approved = (id: string, unitId: string, count?: number) =>
  review(id, unitId, ['Submitted', 'Approved'], count);
const plans = (...views: ActivityView[]) => ({ plans: plansOf(views, { sample: false }) });
const ofA = approved('review:a', districtA);

describe('a year that a review opened with a plan', () => {
  const stated = report(districtA, YEAR, [line('class', { count: 33 })]);

  test('has its percent of plan from there, and says so', () => {
    expect(total('class', [stated], plans(ofA))).toMatchObject({
      planned: 24,
      percentOfPlan: 137.5,
      planReviewIds: ['review:a'],
      derived: ['planned'],
    });
    expect(total('class', [stated])).toMatchObject({ planned: undefined, planReviewIds: [] });
  });

  test('keeps the plan that its report states', () => {
    const own = report(districtA, YEAR, [line('class', { count: 33, planned: 30 })]);
    expect(total('class', [own], plans(ofA))).toMatchObject({ planned: 30, planReviewIds: [], derived: [] });
    expect(total('class', [own], { ...plans(ofA), within: districtA })).toMatchObject({ planned: 30 });
  });

  test('takes it rather than one that only a percentage would give', () => {
    const percent = report(districtA, YEAR, [line('class', { count: 30, percentStated: 120 })]);
    expect(total('class', [percent], plans(ofA))).toMatchObject({
      planned: 24,
      percentOfPlan: 125,
      percentStated: 120,
    });
  });

  test('measures sessions held singly by it, in its own territory and for just these days', () => {
    const held = [session(districtA, 'class', '2022-03-01'), session(districtA, 'class', '2022-05-01')];
    const asked = { ...plans(ofA), within: districtA };
    expect(total('class', held, asked)).toMatchObject({ count: 2, planned: 24, percentOfPlan: 100 / 12 });
    expect(total('class', held, { ...asked, to: '2022-06-30' })).toMatchObject({ planned: undefined });
    expect(total('class', held, { ...asked, within: province })).toMatchObject({ planned: undefined });
    expect(total('other', [session(districtA, 'other', '2022-03-01')], asked)).toMatchObject({
      planned: undefined,
    });
  });

  test('is a plan of the whole above only where every part has one', () => {
    const both = [stated, report(districtB, YEAR, [line('class', { count: 15 })])];
    expect(total('class', both, plans(ofA))).toMatchObject({ planned: undefined, percentOfPlan: undefined });
    expect(total('class', both, plans(ofA, approved('review:b', districtB, 40)))).toMatchObject({
      count: 48,
      planned: 64,
      percentOfPlan: 75,
      planReviewIds: ['review:a', 'review:b'],
    });
  });

  test('of the unit itself stands before those of the units below', () => {
    const above = approved('review:p', province, 44);
    expect(total('class', [stated], plans(ofA, above))).toMatchObject({
      planned: 44,
      percentOfPlan: 75,
      planReviewIds: ['review:p'],
    });
  });

  test('is planned by an approved review alone, by the newest of several, by no sample', () => {
    const planned = (...views: ActivityView[]) => total('class', [stated], plans(...views)).planned;
    expect(planned(review('review:s', districtA, ['Submitted']))).toBeUndefined();
    expect(planned(review('review:u', districtA, ['Submitted', 'Approved', 'Unlocked']))).toBeUndefined();
    expect(planned(review('review:m', districtA, ['Submitted', 'Approved'], 24, true))).toBeUndefined();
    expect(planned(ofA, approved('review:b', districtA, 20))).toBe(20);
  });

  test('plans parts as well, and no group of kinds', () => {
    const whole = report(districtA, YEAR, [
      line('all', { count: 40, parts: [line('class', { count: 12 })] }),
    ]);
    expect(totals([whole], plans(ofA))[0]!.parts[0]).toMatchObject({ planned: 24, percentOfPlan: 50 });
    const groups = [['class', 'other']];
    expect(totals([session(districtA, 'class', '2022-03-01')], { ...plans(ofA), groups })[0]).toMatchObject({
      planned: undefined,
    });
  });
});

test('a review is looked for only where a report leaves its plan open, and for the territory itself', () => {
  const words = planWordsFor(
    [
      report(districtA, YEAR, [line('class', { count: 33, planned: 24 })]),
      report(districtB, YEAR, [line('class', { count: 33 })]),
    ],
    { unitId: province, from, to },
  );
  expect(words).toEqual([`plan ${province} ${from} ${to}`, `plan ${districtB} ${from} ${to}`]);
  expect(activities.lookup(ofA)['filed']).toContain(`plan ${districtA} ${from} ${to}`);
});
