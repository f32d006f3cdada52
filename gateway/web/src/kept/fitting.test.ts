import { expect, test } from '@jest/globals';
import { comingBack, fitting, type KeptAnswer } from './fitting.ts';

const NOW = Date.parse('2026-03-20T08:00:00Z');
const DAY_MS = 24 * 3_600_000;

function answer(name: string, daysOld: number, data: unknown = { units: [] }): KeptAnswer {
  const state = { data, dataUpdatedAt: NOW - daysOld * DAY_MS } as KeptAnswer['state'];
  return { queryKey: [name], queryHash: name, dehydratedAt: NOW, state };
}

const namesOf = (answers: readonly KeptAnswer[]) => answers.map(({ queryHash }) => queryHash);

test('the newest answers come first, and what is older than a fortnight is not kept', () => {
  const answers = [answer('a week', 7), answer('old', 14), answer('today', 0)];
  expect(namesOf(fitting(answers, NOW))).toEqual(['today', 'a week']);
});

test('a question without an answer is not kept', () => {
  const none = answer('none', 0);
  expect(fitting([{ ...none, state: { ...none.state, data: undefined } }], NOW)).toEqual([]);
});

test('at most 200 answers are kept, and together no more than a million characters', () => {
  const many = Array.from({ length: 300 }, (_, i) => answer(String(i), i / 100));
  expect(fitting(many, NOW)).toHaveLength(200);
  const large = [0, 1, 2].map((days) => answer(String(days), days, 'x'.repeat(400_000)));
  expect(namesOf(fitting(large, NOW))).toEqual(['0', '1']);
});

test('an answer that is too large by itself does not keep smaller ones out', () => {
  const answers = [answer('list', 0, 'x'.repeat(1_200_000)), answer('small', 1)];
  expect(namesOf(fitting(answers, NOW))).toEqual(['small']);
});

test('an answer of an earlier visit is asked again, however new it is', () => {
  const [back] = comingBack([answer('board', 0), answer('old', 20)], NOW);
  expect(back).toMatchObject({ queryHash: 'board', state: { isInvalidated: true } });
});
