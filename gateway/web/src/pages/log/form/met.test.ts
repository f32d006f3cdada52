import { expect, test } from '@jest/globals';
import { formNamed } from '../forms/forms.ts';
import { recordMet, standsAlready } from './met.ts';

const receipt = formNamed('receipt')!;
const result = formNamed('task-result')!;

test('a receipt meets what its unit did under the document, once both are chosen', () => {
  expect(recordMet(receipt, { directive: 'directive:TW:101-CT' })).toBeUndefined();
  const written = { directive: 'directive:TW:101-CT', unit: 'commune:30055:2021-11-01' };
  expect(recordMet(receipt, written)).toBe('progress:TW:101-CT:commune:30055:2021-11-01');
});

test('a session meets nothing: there may be any number', () => {
  expect(recordMet(formNamed('session')!, { directive: 'd', unit: 'u' })).toBeUndefined();
});

test('the result of a task meets the one that somebody else has given already', () => {
  expect(recordMet(result, { task: 'task:1f' })).toBe('task:1f');
  expect(recordMet(result, {})).toBeUndefined();
  expect(standsAlready(result, { facts: { text: 'Báo cáo' } })).toBeUndefined();
  const completed = { on: '2026-03-02', result: 'Đã nộp', evidenceIds: ['session:1'] };
  expect(standsAlready(result, { completed })).toMatchObject({ on: '2026-03-02', result: 'Đã nộp' });
  expect(standsAlready(result, { cancelledReason: 'Giao nhầm' })).toEqual({});
});
