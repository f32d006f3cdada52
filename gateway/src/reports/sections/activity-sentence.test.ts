import { expect, test } from '@jest/globals';
import type { PeopleAnswer, TotalAnswer } from '../answers.ts';
import { formatsOf } from '../formats.ts';
import type { Ground } from '../ground.ts';
import type { Language } from '../../language.ts';
import { wordsOf } from '../words/words.ts';
import { sentenceOf } from './activity-sentence.ts';
import { activityTable } from './activity-table.ts';

const ground = (lang: Language = 'vi') => ({ words: wordsOf(lang), formats: formatsOf(lang) }) as Ground;

const people = (value: number, more: Partial<PeopleAnswer> = {}): PeopleAnswer => ({
  unit: 'ATTENDANCE',
  value,
  qualifier: 'EXACT',
  ...more,
});

const total = (more: Partial<TotalAnswer>): TotalAnswer => ({
  kind: 'study-class',
  covers: [],
  people: [],
  planFrom: [],
  derived: [],
  ...more,
});

test('a bound stays a bound, and the plan is told where there is one', () => {
  const classes = total({
    count: 43,
    planned: 34,
    percentOfPlan: 126.4705882,
    people: [people(10500, { qualifier: 'MORE_THAN' })],
  });
  expect(sentenceOf(ground(), classes)).toBe(
    'Tổ chức 43 lớp học tập, quán triệt, đạt 126,47% kế hoạch (kế hoạch 34) với trên 10.500 lượt người',
  );
  expect(sentenceOf(ground('en'), classes)).toBe(
    'Held: 43 study classes, 126.47% of plan (planned 34) with more than 10,500 attendances',
  );
});

test('what nobody stated is said to be missing, never zero', () => {
  expect(sentenceOf(ground(), total({ count: null }))).toBe('Chưa có số cuộc của lớp học tập, quán triệt');
  expect(sentenceOf(ground(), total({ count: 0 }))).toBe('Tổ chức 0 lớp học tập, quán triệt');
});

test('a percentage that was only stated is told as stated', () => {
  const stated = total({ count: 6, percentStated: 200, people: [people(323, { unit: 'LEARNER' })] });
  expect(sentenceOf(ground(), stated)).toContain(', đạt 200% kế hoạch theo báo cáo với 323 học viên');
});

test('units of count stand beside each other, and those expected beside those present', () => {
  const present = people(2909, { unit: 'MEMBER', expected: 3044, percent: 95.565 });
  expect(sentenceOf(ground(), total({ count: 1, people: [present, people(40, { unit: 'LEARNER' })] }))).toBe(
    'Tổ chức 1 lớp học tập, quán triệt với 2.909 đảng viên, hội viên trên tổng số 3.044 (95,57%) và 40 học viên',
  );
});

test('one figure for several kinds names them all', () => {
  const both = total({
    kind: null,
    covers: ['class', 'reporter-conference'],
    count: 37,
    people: [people(2302)],
  });
  expect(sentenceOf(ground(), both)).toBe(
    'Tổ chức 37 lớp và hội nghị báo cáo viên (chung) với 2.302 lượt người',
  );
});

test('online, in person and places; what is listed singly and what is not', () => {
  const held = total({
    kind: 'reporter-conference',
    count: 8,
    online: 4,
    inPerson: 4,
    sites: 10,
    itemised: 5,
    gap: 3,
  });
  expect(sentenceOf(ground(), held)).toBe(
    'Tổ chức 8 hội nghị báo cáo viên; trong đó trực tuyến 4, trực tiếp 4; 10 điểm cầu; đã kê riêng 5, còn 3 chưa kê riêng',
  );
});

test('a table marks the rows whose figures differ, says each note once, and keeps parts below their total', () => {
  const part = total({ kind: 'new-member-class', count: 2, gap: 1, itemised: 1 });
  const { rows, notes } = activityTable(ground(), '', [
    total({
      count: 10,
      planned: 8,
      percentOfPlan: 125,
      percentStated: 126,
      percentGap: 1,
      gap: 1,
      itemised: 9,
      parts: [part],
    }),
  ]);
  expect(notes).toEqual([
    'Tỷ lệ so với kế hoạch nêu 126%, tính ra 125%; chênh +1 điểm phần trăm.',
    'Số cuộc nêu và số đã kê riêng chênh +1.',
  ]);
  expect(rows).toMatchObject([
    {
      depth: 0,
      marks: [1, 2],
      cells: ['lớp học tập, quán triệt', '10', '8', '125%', '–', '–', '–', '9', '–'],
    },
    { depth: 1, marks: [2], cells: ['lớp bồi dưỡng đảng viên mới', '2', '–', '–', '–', '–', '–', '1', '–'] },
  ]);
});
