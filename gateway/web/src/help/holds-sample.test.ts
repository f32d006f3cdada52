import { expect, test } from '@jest/globals';
import { holdsSample } from './holds-sample.ts';

test('an answer with a sample fact anywhere inside is marked', () => {
  expect(holdsSample({ directives: { nodes: [{ sample: false }, { sample: true }] } })).toBe(true);
  expect(holdsSample({ pages: [{ node: { rollout: { on: '2022-06-30' }, sample: true } }] })).toBe(true);
});

test('an answer without one is not', () => {
  expect(holdsSample({ directives: { nodes: [{ sample: false, title: 'sample' }] } })).toBe(false);
  expect(holdsSample(undefined)).toBe(false);
  expect(holdsSample(null)).toBe(false);
});
