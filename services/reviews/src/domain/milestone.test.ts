import { expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/reviews-fixture.ts';
import { milestoneDecider, placesOfMilestone } from './milestone.ts';
import type { Milestone, MilestoneEvent } from './milestone.ts';

const { given } = deciderSpec(milestoneDecider, context);
const milestoneId = 'milestone:1';
const milestone: Milestone = {
  directiveId: DIRECTIVE,
  unitId: SMALL_COUNTRY.commune,
  kind: 'implemented',
  on: '2022-05-10',
  people: [{ unit: 'CADRE', value: 12, qualifier: 'AT_LEAST' }],
};
const logged: MilestoneEvent = { type: 'MilestoneLogged', milestoneId, milestone, sample: false };
const log = (change: Partial<Milestone> = {}) =>
  ({ type: 'LogMilestone', milestoneId, milestone: { ...milestone, ...change }, sample: false }) as const;
const correct = (change: Partial<Milestone>) =>
  ({
    type: 'CorrectMilestone',
    milestoneId,
    milestone: { ...milestone, ...change },
    reason: 'Sai ngày',
  }) as const;
const withdraw = { type: 'WithdrawMilestone', milestoneId, reason: 'Nhập nhầm' } as const;
const withdrawn: MilestoneEvent = { ...withdraw, type: 'MilestoneWithdrawn' };

test('a unit logs what it did under a directive', () => {
  given().when(log()).then(logged);
  given(logged)
    .when(log({ note: 'khác' }))
    .thenFails('ALREADY_RECORDED');
});

test('under a sample directive it belongs to the sample set', () => {
  given()
    .when(log({ directiveId: SAMPLE_DIRECTIVE }))
    .then({ ...logged, milestone: { ...milestone, directiveId: SAMPLE_DIRECTIVE }, sample: true });
});

test.each<
  [string, Partial<Milestone>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]
>([
  ['an unknown directive', { directiveId: 'directive:none' }, ['DIRECTIVE_UNKNOWN', ['directive']]],
  ['a day before the issue', { on: '2019-11-07' }, ['DATE_INVALID', ['on']]],
  ['a day to come', { on: '2022-07-09' }, ['DATE_INVALID', ['on']]],
  ['a unit of later days', { unitId: SMALL_COUNTRY.newCommune }, ['UNIT_NOT_VALID', ['unit']]],
  ['a kind that is no word', { kind: 'Đã triển khai' }, ['INVALID_ARGUMENT', ['kind']]],
  [
    'half a person',
    { people: [{ unit: 'CADRE', value: 0.5, qualifier: 'EXACT' }] },
    ['COUNT_INVALID', ['people', '0', 'value']],
  ],
])('refuses %s', (_, change, [code, path]) => {
  given().when(log(change)).thenFails(code, path);
});

test('a correction carries the whole value and a reason', () => {
  const changed = { ...milestone, on: '2022-05-11' };
  given(logged)
    .when(correct({ on: '2022-05-11' }))
    .then({ type: 'MilestoneCorrected', milestoneId, milestone: changed, reason: 'Sai ngày' });
  given(logged).when(correct({})).thenNothing();
  given().when(correct({})).thenFails('MILESTONE_UNKNOWN');
  given(logged, withdrawn).when(correct({})).thenFails('MILESTONE_WITHDRAWN');
  given(logged)
    .when(correct({ directiveId: SAMPLE_DIRECTIVE }))
    .thenFails('INVALID_ARGUMENT', ['directive']);
});

test('withdrawing twice changes nothing the second time', () => {
  given(logged).when(withdraw).then(withdrawn);
  given(logged, withdrawn).when(withdraw).thenNothing();
});

test('rights are judged where it stood and where it shall stand', () => {
  const state = milestoneDecider.evolve(milestoneDecider.initialState, logged);
  const moved = correct({ unitId: SMALL_COUNTRY.otherDistrict });
  expect(placesOfMilestone(state, moved).map(({ unitId }) => unitId)).toEqual([
    SMALL_COUNTRY.commune,
    SMALL_COUNTRY.otherDistrict,
  ]);
});
