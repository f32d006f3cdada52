import { expect, test } from '@jest/globals';
import { treeOf } from './chain-tree.ts';

test('documents stand under the document that they rest on', () => {
  const [root, ...others] = treeOf([
    { id: 'resolution', parentId: null },
    { id: 'plan', parentId: 'resolution' },
    { id: 'session', parentId: 'plan' },
    { id: 'guidance', parentId: 'resolution' },
  ]);
  expect(others).toEqual([]);
  expect(root!.below.map(({ id }) => id)).toEqual(['plan', 'guidance']);
  expect(root!.below[0]!.below.map(({ id }) => id)).toEqual(['session']);
});

test('a document whose parent was left out still shows', () => {
  expect(treeOf([{ id: 'plan', parentId: 'unknown' }])).toEqual([
    { id: 'plan', parentId: 'unknown', below: [] },
  ]);
});
