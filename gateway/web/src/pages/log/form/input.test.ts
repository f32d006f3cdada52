import { expect, test } from '@jest/globals';
import type { Field, Values } from './form.ts';
import { inputOf } from './input.ts';
import { withoutBlankRows } from './values.ts';

const label = { vi: 'Ô', en: 'Field' };
const TODAY = '2022-07-01';
const read = (fields: readonly Field[], values: Values) => inputOf(fields, values, TODAY);
const count: Field = { name: 'count', type: 'count', label };
const rows: Field = {
  name: 'people',
  type: 'rows',
  label,
  each: label,
  of: [
    { name: 'unit', type: 'choice', label, options: [['LEARNER', label]] },
    { name: 'value', type: 'count', label, required: true },
  ],
};

test('texts are trimmed, numbers read, and what was left empty is left out', () => {
  const fields: readonly Field[] = [
    { name: 'note', type: 'text', label },
    { name: 'conference', type: 'text', label },
    count,
    { name: 'findings', type: 'lines', label },
  ];
  const values = { note: '  đủ ', conference: ' ', count: '3.652', findings: 'một\n\n hai ' };
  expect(read(fields, values)).toEqual({
    input: { note: 'đủ', count: 3652, findings: ['một', 'hai'] },
    faults: [],
  });
});

test('a number that does not read is refused at its place, in words that say how to write it', () => {
  const { faults } = read([rows], { people: [{ unit: 'LEARNER', value: 'ba trăm' }] });
  expect(faults.map(({ path }) => path)).toEqual([['people', '0', 'value']]);
  expect(faults[0]?.message.vi).toContain('3.652');
});

test('what is missing is named with its field', () => {
  const { faults } = read([{ name: 'directive', type: 'directive', label, required: true }], {});
  expect(faults).toEqual([
    {
      path: ['directive'],
      message: {
        vi: 'Chưa chọn ô. Gõ ký hiệu rồi chọn một gợi ý.',
        en: 'Missing: field. Type its symbol and choose a suggestion.',
      },
    },
  ]);
});

test('a field that is not asked for as things stand is neither missed nor sent', () => {
  const fields: readonly Field[] = [
    { name: 'kind', type: 'choice', label, options: [['FINAL', label]] },
    { name: 'directive', type: 'directive', label, required: true, when: ({ kind }) => kind === 'FINAL' },
  ];
  expect(read(fields, { kind: 'YEAR_END', directive: 'directive:1' })).toEqual({
    input: { kind: 'YEAR_END' },
    faults: [],
  });
});

test('a day that does not read is refused, never replaced by another', () => {
  const { input, faults } = read([{ name: 'on', type: 'day', label }], { on: '31/6/2022' });
  expect(input).toEqual({});
  expect(faults[0]).toMatchObject({ path: ['on'], message: { en: expect.stringContaining('31/6/2022') } });
});

test.each([
  ['2022-06-30', true],
  [TODAY, true],
  ['2022-12-31', false],
])('a period until %s is closed on 1 July: %s', (to, closed) => {
  const { input } = read([{ name: 'period', type: 'period', label }], {
    period: { from: '2022-01-01', to, label: '' },
  });
  expect(input).toEqual({ period: { from: '2022-01-01', to, closed } });
});

test('a period without its last day says so at that day', () => {
  const { faults } = read([{ name: 'period', type: 'period', label }], { period: { from: '2022-01-01' } });
  expect(faults.map(({ path }) => path)).toEqual([['period', 'to']]);
});

test.each([
  ['Lớp học tập', 'study-class'],
  ['study-class', 'study-class'],
  ['Tọa đàm', 'toa-dam'],
  ['  Đối thoại 2022 ', 'doi-thoai-2022'],
])('a kind is written as people say it: %s', (kind, kept) => {
  const options = [['study-class', { vi: 'Lớp học tập', en: 'Study class' }]] as const;
  expect(read([{ name: 'kind', type: 'kind', label, options }], { kind }).input).toEqual({ kind: kept });
});

test('rows in which nothing was written are taken out, so that faults point at what is seen', () => {
  const people = [
    { unit: 'LEARNER', value: '' },
    { unit: 'LEARNER', value: '12' },
  ];
  expect(withoutBlankRows([rows], { people })).toEqual({ people: [{ unit: 'LEARNER', value: '12' }] });
});

test('a row in which only a choice was made stays, and what it lacks is told at its place', () => {
  const due: Field = {
    name: 'due',
    type: 'rows',
    label,
    each: label,
    of: [
      {
        name: 'level',
        type: 'choice',
        label,
        required: true,
        options: [
          ['PROVINCE', label],
          ['COMMUNE', label],
        ],
      },
      { name: 'on', type: 'day', label, required: true },
    ],
  };
  const written = withoutBlankRows([due], {
    due: [{ level: 'PROVINCE', on: '' }, { level: 'PROVINCE' }, { level: 'COMMUNE' }],
  });
  expect(written).toEqual({ due: [{ level: 'PROVINCE' }] });
  expect(read([due], written).faults.map(({ path }) => path)).toEqual([['due', '0', 'on']]);
});

test('lists of words, ticks and lines with a name are written as the command takes them', () => {
  const fields: readonly Field[] = [
    {
      name: 'levels',
      type: 'choices',
      label,
      options: [
        ['PROVINCE', label],
        ['COMMUNE', label],
      ],
    },
    { name: 'oneHead', type: 'flag', label },
    { name: 'targets', type: 'lines', key: 'text', label },
  ];
  const values = { levels: ['COMMUNE'], oneHead: 'true', targets: 'Mở 5 lớp\nBáo cáo đúng hạn' };
  expect(read(fields, values).input).toEqual({
    levels: ['COMMUNE'],
    oneHead: true,
    targets: [{ text: 'Mở 5 lớp' }, { text: 'Báo cáo đúng hạn' }],
  });
});

test('points that do not read are refused at their criterion', () => {
  const of = [
    { code: 'TC1', name: 'Học tập', maxPoints: 10 },
    { code: 'TC2', name: 'Báo cáo', maxPoints: 10 },
  ];
  const { input, faults } = read([{ name: 'points', type: 'points', label, of }], {
    points: { TC1: '8,5', TC2: 'tám' },
  });
  expect(input).toEqual({ points: [{ criterion: 'TC1', points: 8.5 }] });
  expect(faults.map(({ path }) => path)).toEqual([['points', 'TC2']]);
});
