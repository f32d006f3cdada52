import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, DIRECTIVE } from '../../test/reviews-fixture.ts';
import type { Review } from './review-details.ts';
import type { ReviewCommand, ReviewEvent } from './review-events.ts';
import { placesOfReview, reviewDecider } from './review.ts';

const { given } = deciderSpec(reviewDecider, context);
const reviewId = 'review:1';
const writer = context.principal.actor;
const above = 'recorder@province:87';
const review: Review = {
  kind: 'INTERIM',
  unitId: SMALL_COUNTRY.district,
  directiveId: DIRECTIVE,
  heldOn: '2022-05-10',
  conclusions: [],
};
const changed: Review = { ...review, conclusions: [{ text: 'Bổ sung số lớp' }] };

const submitted: ReviewEvent = {
  type: 'ReviewSubmitted',
  reviewId,
  review,
  sample: false,
  submittedBy: writer,
};
const returned: ReviewEvent = { type: 'ReviewReturned', reviewId, reason: 'Thiếu số lớp', returnedBy: above };
const resubmitted: ReviewEvent = { type: 'ReviewResubmitted', reviewId, submittedBy: writer };
const approved: ReviewEvent = { type: 'ReviewApproved', reviewId, approvedBy: above };
const unlocked: ReviewEvent = { type: 'ReviewUnlocked', reviewId, reason: 'Đính chính', unlockedBy: above };
const corrected: ReviewEvent = {
  type: 'ReviewCorrected',
  reviewId,
  review: changed,
  reason: 'Sửa',
  correctedBy: writer,
};

const giveBack: ReviewCommand = { type: 'ReturnReview', reviewId, reason: 'Thiếu số lớp' };
const resubmit: ReviewCommand = { type: 'ResubmitReview', reviewId };
const approve: ReviewCommand = { type: 'ApproveReview', reviewId };
const unlock: ReviewCommand = { type: 'UnlockReview', reviewId, reason: 'Đính chính' };
const correct: ReviewCommand = { type: 'CorrectReview', reviewId, review: changed, reason: 'Sửa' };
const withdraw: ReviewCommand = { type: 'WithdrawReview', reviewId, reason: 'Gửi nhầm đơn vị' };
const withdrawn: ReviewEvent = {
  type: 'ReviewWithdrawn',
  reviewId,
  reason: 'Gửi nhầm đơn vị',
  withdrawnBy: writer,
};
const as = (actor: string) => ({ ...context, principal: { actor } });

describe('a submitted review', () => {
  test('is approved or returned with a reason by another account', () => {
    given(submitted).when(approve, as(above)).then(approved);
    given(submitted).when(giveBack, as(above)).then(returned);
    given(submitted)
      .when({ ...giveBack, reason: ' ' }, as(above))
      .thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('is judged by no account that submitted, corrected or resubmitted it', () => {
    for (const command of [approve, giveBack]) given(submitted).when(command).thenFails('FOUR_EYES');
    given(submitted, { ...corrected, correctedBy: above })
      .when(approve, as(above))
      .thenFails('FOUR_EYES', ['review']);
    given(submitted, returned, { ...resubmitted, submittedBy: above })
      .when(approve, as(above))
      .thenFails('FOUR_EYES');
  });

  test('is not unlocked, for it is not locked', () => {
    const { facts } = given(submitted).when(unlock, as(above)).thenFails('REVIEW_STATE', ['review']);
    expect(facts).toEqual({ state: 'SUBMITTED', allowed: 'APPROVED' });
  });

  test('can be corrected until it is approved', () => {
    given(submitted).when(correct).then(corrected);
    given(submitted).when(resubmit).thenNothing();
  });
});

describe('a returned review', () => {
  test('is submitted again as it stands, or by its correction', () => {
    given(submitted, returned).when(resubmit).then(resubmitted);
    given(submitted, returned).when(correct).then(corrected, resubmitted);
  });

  test('is approved only after that', () => {
    given(submitted, returned).when(approve, as(above)).thenFails('REVIEW_STATE');
    given(submitted, returned, resubmitted).when(approve, as(above)).then(approved);
    given(submitted, returned).when(giveBack, as(above)).thenNothing();
  });
});

describe('an approved review', () => {
  test('is locked, and says who may unlock it', () => {
    const { facts } = given(submitted, approved).when(correct).thenFails('REVIEW_LOCKED', ['review']);
    expect(facts).toEqual({ unit: SMALL_COUNTRY.district });
    given(submitted, approved).when(giveBack, as(above)).thenFails('REVIEW_STATE');
    given(submitted, approved).when(approve, as(above)).thenNothing();
  });

  test('is unlocked with a reason, corrected, and locked by a new approval', () => {
    given(submitted, approved).when(unlock, as(above)).then(unlocked);
    given(submitted, approved).when(unlock).thenFails('FOUR_EYES');
    given(submitted, approved, unlocked).when(correct).then(corrected);
    given(submitted, approved, unlocked, corrected).when(approve, as(above)).then(approved);
    given(submitted, approved, unlocked, corrected, approved).when(correct).thenFails('REVIEW_LOCKED');
  });

  test('from before there were approvals is locked too, and any account above may unlock it', () => {
    const old: ReviewEvent = { ...submitted, submittedBy: '', approved: true };
    given(old).when(correct).thenFails('REVIEW_LOCKED');
    given(old).when(unlock, as(above)).then(unlocked);
  });
});

describe('a review that should not have been submitted', () => {
  test('is withdrawn with a reason, also by the account that submitted it', () => {
    given(submitted).when(withdraw).then(withdrawn);
    given(submitted, returned).when(withdraw).then(withdrawn);
    given(submitted, withdrawn).when(withdraw).thenNothing();
    given(submitted)
      .when({ ...withdraw, reason: ' ' })
      .thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('is unlocked first where it has been approved', () => {
    given(submitted, approved).when(withdraw).thenFails('REVIEW_LOCKED', ['review']);
    given(submitted, approved, unlocked).when(withdraw).then(withdrawn);
  });

  test('is neither judged nor changed once it is withdrawn', () => {
    for (const command of [approve, giveBack, unlock, resubmit, correct])
      given(submitted, withdrawn).when(command, as(above)).thenFails('REVIEW_WITHDRAWN', ['review']);
  });
});

test('what was never submitted is neither judged, withdrawn nor submitted again', () => {
  for (const command of [approve, giveBack, unlock, resubmit, withdraw])
    given().when(command, as(above)).thenFails('REVIEW_UNKNOWN');
});

test('judging is another right than recording', () => {
  const record = reviewDecider.evolve(undefined, submitted);
  const actionsOf = (command: ReviewCommand) =>
    placesOfReview(record, command, '2022-07-08').map(({ action = 'record' }) => action);
  for (const command of [approve, giveBack, unlock]) expect(actionsOf(command)).toEqual(['approve']);
  for (const command of [resubmit, withdraw]) expect(actionsOf(command)).toEqual(['record']);
  expect(actionsOf(correct)).toEqual(['record', 'record']);
});
