import { expect, test } from '@jest/globals';
import { signInAddress } from './first-words.ts';

const target = (address: string) => new URL(address, 'http://gateway').searchParams.get('to');

test('a sign-in leads back to the page with all that its address says', () => {
  expect(target(signInAddress('/', ''))).toBe('/');
  const search = 'directive=directive:d1&on=2022-12-31';
  expect(target(signInAddress('/rollout', search))).toBe(`/rollout?${search}`);
  expect(signInAddress('/rollout', `?${search}`)).toBe(signInAddress('/rollout', search));
});

test('whose sign-in ran out is said, so that the same account comes back', () => {
  const { searchParams } = new URL(signInAddress('/log', '', 'recorder@commune:30054'), 'http://gateway');
  expect(searchParams.get('account')).toBe('recorder@commune:30054');
  expect(new URL(signInAddress('/log', ''), 'http://gateway').searchParams.has('account')).toBe(false);
});
