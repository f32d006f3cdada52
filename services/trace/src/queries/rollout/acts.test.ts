import { expect, test } from '@jest/globals';
import { RECORDED } from '../../../test/support/facts.ts';
import type { ActivityValue, ActivityView } from '../../projections/activities.ts';
import type { ProgressView } from '../../projections/progress.ts';
import { knownActs } from './known-acts.ts';
import { withViews } from '../../projections/act-rows.ts';
import { actsUnder, indexActs } from './acts.ts';

const unitId = 'district:417:2021-11-01';
const d = 'directive:d';

function activity(id: string, value: object, sample = false): ActivityView {
  const whole = { sample, since: RECORDED, ...value } as ActivityValue;
  return { id, contributions: [{ version: 1, recordedAt: RECORDED, value: whole }] };
}

const visit = activity('visit:1', {
  type: 'visit',
  facts: {
    byId: 'organ:x:2021-11-01',
    stops: [
      { unitId, on: '2020-02-26', findings: [] },
      { unitId: 'district:418:2021-11-01', findings: [] },
    ],
    directiveIds: [d],
    from: '2020-02-25',
    to: '2020-02-28',
    findings: [],
  },
});
const milestone = (kind: string, sample = false) =>
  activity(
    `milestone:${kind}${sample}`,
    { type: 'milestone', facts: { directiveId: d, unitId, kind, on: '2023-01-01', people: [] } },
    sample,
  );
const review = (kind: string, state = 'APPROVED') =>
  activity(`review:${kind}`, {
    type: 'review',
    approval: { state },
    facts: { directiveId: d, unitId, kind, publishedOn: '2022-07-08', conclusions: [] },
  });
const under = (activities: readonly ActivityView[], sample = false, progress: readonly ProgressView[] = []) =>
  actsUnder(d, { progress, activities }, { sample });

test('a visit counts for each stop, on its own day where given, else on its first', () => {
  expect(under([visit]).map((each) => [each.unitId, each.on])).toEqual([
    [unitId, '2020-02-26'],
    ['district:418:2021-11-01', '2020-02-25'],
  ]);
});

test('a milestone "implemented" reaches that stage, any other is an activity', () => {
  expect(under([milestone('implemented'), milestone('survey')]).map((each) => each.what)).toEqual([
    'IMPLEMENTED',
    'MILESTONE',
  ]);
});

test('a review that is not approved reaches nothing', () => {
  for (const state of ['SUBMITTED', 'RETURNED', 'UNLOCKED'])
    expect(under([review('INTERIM', state)])).toEqual([]);
});

test('interim and final reviews of the directive are stages, a half-year review is none', () => {
  expect(under([review('INTERIM'), review('FINAL'), review('HALF_YEAR')]).map((each) => each.what)).toEqual([
    'INTERIM_REVIEW',
    'FINAL_REVIEW',
  ]);
});

test('without a stated day it counts from the published day, and its own day stays unknown', () => {
  expect(under([review('INTERIM')])[0]).toMatchObject({ on: undefined, counts: '2022-07-08' });
});

test('without any day it counts from the day it was recorded, in Ho Chi Minh City', () => {
  const since = '2025-01-15T18:00:00.000Z';
  const value = {
    directiveId: d,
    unitId,
    sample: false,
    stages: [{ stage: 'RECEIVED' as const, since, recordedAt: since }],
  };
  const received: ProgressView = {
    id: 'progress:d:x',
    contributions: [{ version: 1, recordedAt: since, value }],
  };
  expect(under([], false, [received])[0]).toMatchObject({ on: undefined, counts: '2025-01-16' });
});

test('sample facts stay out unless asked for, other directives always', () => {
  expect(under([milestone('survey', true)])).toHaveLength(0);
  expect(under([milestone('survey', true)], true)).toHaveLength(1);
  expect(actsUnder('directive:other', { progress: [], activities: [visit] }, { sample: true })).toHaveLength(
    0,
  );
});

test('acts of a unit are in the order in which they count', () => {
  const acts = under([milestone('survey'), visit, review('INTERIM')]);
  expect(
    indexActs(acts)
      .get(unitId)!
      .all.map((each) => each.counts),
  ).toEqual(['2020-02-26', '2022-07-08', '2023-01-01']);
});

test('acts read unit by unit are those that are read all at once', () => {
  const activities = [visit, milestone('implemented'), milestone('survey', true), review('FINAL')];
  const whole = indexActs(under(activities));
  const rows = withViews(undefined, d, { progress: [], activities, gone: [] });
  const byUnit = knownActs(rows, { knownAt: undefined, sample: false });
  const acted = [...byUnit.named()].filter((unit) => byUnit.get(unit) !== undefined);
  expect(acted.sort()).toEqual([...whole.keys()].sort());
  for (const unit of whole.keys()) expect(byUnit.get(unit)).toEqual(whole.get(unit));
  expect(byUnit.get('district:999:2021-11-01')).toBeUndefined();
});
