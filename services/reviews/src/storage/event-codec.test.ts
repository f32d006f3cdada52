import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { milestones, reviews, visits } from '../../test/events.ts';
import { milestoneCodec, reviewCodec, visitCodec } from './event-codec.ts';

test.each(milestones)('$type reads back as it was written', (event) => {
  expect(sameValue(milestoneCodec.decode(milestoneCodec.encode(event)), event)).toBe(true);
});

test.each(reviews)('$type ($review.kind) reads back as it was written', (event) => {
  expect(sameValue(reviewCodec.decode(reviewCodec.encode(event)), event)).toBe(true);
});

test.each(visits)('$type reads back as it was written', (event) => {
  expect(sameValue(visitCodec.decode(visitCodec.encode(event)), event)).toBe(true);
});

test('a review that was stored before approvals were recorded reads as approved', () => {
  const { type, data } = reviewCodec.encode(reviews[0]!);
  const { submittedBy: _, ...old } = data;
  expect(reviewCodec.decode({ type, data: old })).toMatchObject({ approved: true, submittedBy: '' });
});
