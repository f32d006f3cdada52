import { expect, test } from '@jest/globals';
import { allShelved, nothingShelved, shelve, shelvedAt, type Shelved } from './shelved.ts';

const KEYS = Array.from({ length: 1000 }, (_, at) => `key:${at}`);
const full = KEYS.reduce<Shelved<number>>((all, key, at) => shelve(all, key, at), nothingShelved());

test('every value is found under its key, and nothing under any other', () => {
  expect(KEYS.map((key) => shelvedAt(full, key))).toEqual(KEYS.map((_, at) => at));
  expect(shelvedAt(full, 'key:1000')).toBeUndefined();
  expect(allShelved(full).toSorted((a, b) => a - b)).toEqual(KEYS.map((_, at) => at));
});

test('what is put in changes none that were there before', () => {
  const more = shelve(shelve(full, 'key:1', -1), 'key:1000', 1000);
  expect([shelvedAt(more, 'key:1'), shelvedAt(more, 'key:1000')]).toEqual([-1, 1000]);
  expect([shelvedAt(full, 'key:1'), shelvedAt(full, 'key:1000')]).toEqual([1, undefined]);
  expect([allShelved(more).length, allShelved(full).length]).toEqual([1001, 1000]);
});

test('all but one shelf are shared with what was there before', () => {
  const { shelves } = shelve(full, 'key:1', -1);
  expect(shelves.filter((shelf, at) => shelf !== full.shelves[at])).toHaveLength(1);
});
