import { expect, test } from '@jest/globals';
import { scopeOf } from './scope-of.ts';

const unit = { id: 'district:872:2021-11-01' };
const directive = { id: 'directive:1', issuedOn: '2022-01-10' };

test('a review of a period looks back on its days', () => {
  const period = { from: '2022-01-01', to: '2022-06-30' };
  expect(scopeOf({ unit, period, sample: false })).toEqual({
    within: unit.id,
    ...period,
    directive: null,
    sample: false,
  });
});

test('a review of a document looks back from the day on which it was held to the one on which the document was issued', () => {
  const review = { unit, directive, heldOn: '2024-01-10', sample: true };
  expect(scopeOf(review)).toEqual({
    within: unit.id,
    from: '2022-01-10',
    to: '2024-01-10',
    directive: directive.id,
    sample: true,
  });
  expect(scopeOf({ ...review, heldOn: null }, '2024-05-01')?.to).toBe('2024-05-01');
});

test('of a document without a day nobody knows where to begin', () => {
  expect(scopeOf({ unit, directive: { id: 'directive:2' }, sample: false })).toBeUndefined();
});
