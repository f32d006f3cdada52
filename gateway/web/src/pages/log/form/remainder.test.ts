import { expect, test } from '@jest/globals';
import { remaindersOfLine, remaindersOfSession } from './remainder.ts';

const count = (unit: string, value: string) => ({ unit, qualifier: 'EXACT', value });
const told = (found: ReturnType<typeof remaindersOfLine>) =>
  found.map(({ of, stated, itemised, gap }) => [of.vi, stated, itemised, gap]);

test('what the parts of a line leave open is told for the number held and for each unit of count', () => {
  const line = {
    count: '33',
    people: [count('LEARNER', '3.652')],
    parts: [
      { count: '6', people: [count('LEARNER', '323')] },
      { count: '8', people: [count('LEARNER', '3.000'), count('CADRE', '40')] },
    ],
  };
  expect(told(remaindersOfLine(line))).toEqual([
    ['số cuộc', 33, 14, 19],
    ['học viên', 3652, 3323, 329],
  ]);
});

test('anybody present itemises attendances', () => {
  const parts = [{ people: [count('LEARNER', '100')] }, { people: [count('CADRE', '20')] }];
  expect(told(remaindersOfLine({ people: [count('ATTENDANCE', '150')], parts }))).toEqual([
    ['lượt người', 150, 120, 30],
  ]);
});

test('parts beyond their total are told as too many', () => {
  const line = { count: '3', parts: [{ count: '5' }] };
  expect(told(remaindersOfLine(line))).toEqual([['số cuộc', 3, 5, -2]]);
});

test('in a session everybody counted in another word is among its attendances', () => {
  const people = [count('ATTENDANCE', '3.652'), count('LEARNER', '3,000'), count('COLLECTIVE', '7')];
  expect(told(remaindersOfSession({ people }))).toEqual([['lượt người', 3652, 3000, 652]]);
});

test('nothing is told while a number does not read yet, or nothing is itemised', () => {
  expect(remaindersOfLine({ count: '3x', parts: [{ count: '5' }] })).toEqual([]);
  expect(remaindersOfLine({ count: '3', parts: [] })).toEqual([]);
  expect(remaindersOfSession({ people: [count('ATTENDANCE', '10')] })).toEqual([]);
});
