import { expect, test } from '@jest/globals';
import { readSubject, writeSubject } from './subject.ts';

test.each([
  ['cluster:1f', { id: 'cluster:1f' }],
  ['cluster:1f@2026', { id: 'cluster:1f', year: 2026 }],
  ['progress:1f:district:872:2021-11-01', { id: 'progress:1f:district:872:2021-11-01' }],
])('what a form is about has an address of its own: %s', (text, subject) => {
  expect(readSubject(text)).toEqual(subject);
  expect(writeSubject(subject)).toBe(text);
});
