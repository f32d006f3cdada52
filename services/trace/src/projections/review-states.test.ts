import { expect, test } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { upcast } from '@trienkhai/kernel/upcasters';
import { event } from '../../test/support/facts.ts';
import { activities, type ActivityOf, type ActivityView } from './activities.ts';
import { at } from './view.ts';

const id = 'review:1';
const facts = { unitId: 'district:872:2021-11-01', kind: 'REVIEW_KIND_INTERIM', directiveId: 'directive:d' };
const day = (n: number) => `2022-07-0${n}T00:00:00.000Z`;
const say = (version: number, type: string, data: JsonObject): RecordedEvent => {
  const name = `trienkhai.reviews.v1.${type}`;
  return event(id, version, name, upcast(name, { reviewId: id, ...data }), day(version));
};
const writer = 'recorder@district:872';
const above = 'recorder@province:87';
const story = [
  say(1, 'ReviewSubmitted', { review: facts, sample: true, submittedBy: writer }),
  say(2, 'ReviewReturned', { reason: 'Thiếu số liệu', returnedBy: above }),
  say(3, 'ReviewCorrected', {
    review: { ...facts, heldOn: '2022-06-30' },
    reason: 'Sửa',
    correctedBy: writer,
  }),
  say(4, 'ReviewResubmitted', { submittedBy: writer }),
  say(5, 'ReviewApproved', { approvedBy: above }),
  say(6, 'ReviewUnlocked', { reason: 'Đính chính', unlockedBy: above }),
];
const fold = (events: readonly RecordedEvent[]) =>
  events.reduce<ActivityView | null>((view, each) => activities.project(view, each), null)!;
const reviewAt = (view: ActivityView, knownAt?: string) => at(view, knownAt)?.value as ActivityOf<'review'>;

test('a review stands in the state in which it was known', () => {
  const view = fold(story);
  const states = [1, 2, 3, 4, 5, 6].map((n) => reviewAt(view, day(n)).approval.state);
  expect(states).toEqual(['SUBMITTED', 'RETURNED', 'RETURNED', 'SUBMITTED', 'APPROVED', 'UNLOCKED']);
});

test('a reason stands as long as its state, the approval for ever', () => {
  const view = fold(story);
  expect(reviewAt(view, day(2)).approval).toMatchObject({ returnedReason: 'Thiếu số liệu' });
  expect(reviewAt(view, day(5)).approval).toEqual({
    state: 'APPROVED',
    submittedBy: writer,
    approvedAt: day(5),
    approvedBy: above,
    approved: { at: day(5), facts: reviewAt(view).facts },
  });
  expect(reviewAt(view).approval).toMatchObject({ unlockedReason: 'Đính chính', approvedAt: day(5) });
});

test('what happens to a review changes neither its set nor when it was first recorded', () => {
  expect(reviewAt(fold(story))).toMatchObject({
    sample: true,
    since: day(1),
    facts: { heldOn: '2022-06-30' },
  });
});

test('a review that is withdrawn stands no more, and is still known as it stood', () => {
  const view = fold([...story, say(7, 'ReviewWithdrawn', { reason: 'Gửi nhầm', withdrawnBy: writer })]);
  expect(reviewAt(view)).toBeNull();
  expect(reviewAt(view, day(6)).approval.state).toBe('UNLOCKED');
  expect(view.changes?.at(-1)).toMatchObject({ version: 7, reason: 'Gửi nhầm' });
});

test('a review from before there were approvals counts as approved, its changes from when it is unlocked', () => {
  const old = [
    say(1, 'ReviewSubmitted', { review: facts }),
    say(2, 'ReviewCorrected', { review: { ...facts, heldOn: '2022-06-30' }, reason: 'Sửa' }),
  ];
  expect(reviewAt(fold(old)).approval).toEqual({ state: 'APPROVED' });
  const unlocked = fold([...old, say(3, 'ReviewUnlocked', { reason: 'Đính chính', unlockedBy: above })]);
  expect(reviewAt(unlocked).approval).toMatchObject({
    state: 'UNLOCKED',
    approved: { at: day(3), facts: { heldOn: '2022-06-30' } },
  });
});
