import { expect, test } from '@jest/globals';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { numberProblems } from './numbers.ts';

const key = 'centre/TW/CT/5';

function commit(name: string, data: Commit['events'][number]['data']): Commit {
  return { events: [{ type: `trienkhai.directives.v1.${name}`, data }] } as unknown as Commit;
}

const reserved = (directiveId: string) => commit('NumberReserved', { registerKey: key, directiveId });
const released = (directiveId: string) => commit('NumberReleased', { registerKey: key, directiveId });
const registered = (directiveId: string) =>
  commit('DirectiveRegistered', { directiveId, facts: { registerKey: key } });

test('a number that is reserved, released or borne by its holder is in order', () => {
  expect(numberProblems([reserved('a'), registered('a')])).toEqual([]);
  expect(numberProblems([reserved('a'), released('a'), reserved('b'), registered('b')])).toEqual([]);
});

test('a number that nobody bears is lost', () => {
  expect(numberProblems([reserved('a')])).toEqual([`${key} is held by a, which does not bear it`]);
});

test('a number that two bear was given twice', () => {
  const problems = numberProblems([reserved('a'), registered('a'), registered('b')]);
  expect(problems).toEqual([`b bears ${key}, which it does not hold`]);
});
