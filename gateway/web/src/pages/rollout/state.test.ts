import { expect, test } from '@jest/globals';
import { readState, writeState } from '../../url-state.ts';
import { rolloutState, scopeOf } from './state.ts';

const address =
  '?directive=directive%3A1&within=province%3A87%3A2021-11-01&on=2022-06-30&stage=PLANNED&show=late';

test('a view has an address that leads back to it', () => {
  const state = readState(rolloutState, address);
  expect(state).toMatchObject({ directive: 'directive:1', on: '2022-06-30', stage: 'PLANNED', show: 'late' });
  expect(readState(rolloutState, writeState(state))).toEqual(state);
});

test('what does not read in an address is left out, and the rest stands', () => {
  const state = readState(rolloutState, '?on=2022-02-30&level=VILLAGE&search=%20&directive=d&foreign=1');
  expect(writeState(state)).toBe('?directive=d');
});

test('what was known on a day was recorded before its midnight in Vietnam', () => {
  const state = readState(rolloutState, '?directive=d&known=2022-06-30');
  expect(scopeOf(state)).toEqual({
    directive: 'd',
    within: null,
    on: null,
    knownAt: '2022-06-30T17:00:00.000Z',
  });
});

test('what is known today is what is known now', () => {
  const state = readState(rolloutState, '?directive=d&known=2022-06-30');
  expect(scopeOf(state, new Date('2022-06-30T05:00:00Z'))?.knownAt).toBeNull();
});

test('without a document nothing is asked', () => {
  expect(scopeOf(readState(rolloutState, '?within=province:87:2021-11-01'))).toBeUndefined();
});
