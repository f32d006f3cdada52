import { expect, test } from '@jest/globals';
import type { Command } from '../../commands/command.ts';
import { hrefOf, isCorrection, readName, recordOf } from './written-in.ts';

const unit = 'commune:30055:2021-11-01';
const command = (name: Command['name'], input: object): Command => ({
  name,
  input: { commandId: 'c', ...input },
});

test('a correction is about the record that it puts right', () => {
  const corrected = command('correctSession', { session: 'session:1f', expectedVersion: 1 });
  expect(recordOf({ form: 'session.session:1f', command: corrected })).toBe('session:1f');
  expect(readName('session.session:1f').form?.command).toBe('recordSession');
});

test('a receipt is about the only record that its unit has under the document', () => {
  const received = command('recordReceipt', { directive: 'directive:TW:101-CT', unit });
  expect(recordOf({ form: 'receipt', command: received })).toBe(`progress:TW:101-CT:${unit}`);
});

test('a new session is about nothing that stands already', () => {
  expect(recordOf({ form: 'session', command: command('recordSession', { unit }) })).toBeUndefined();
});

test('a decision on a review is about it, and is taken again where it is read', () => {
  const returned = command('returnReview', { review: 'review:1f', reason: 'Thiếu số lớp' });
  const name = 'giveBack.review:1f';
  expect(recordOf({ form: name, command: returned })).toBe('review:1f');
  expect(isCorrection(readName(name))).toBe(false);
  expect(hrefOf(name)).toBe('/review?review=review%3A1f');
});

test('a reorganisation is put right in its own form, under the day that it corrects', () => {
  const applied = command('applyReorganisation', { effectiveOn: '2031-01-01' });
  expect(recordOf({ form: 'reorganisation', command: applied })).toBeUndefined();
  expect(hrefOf('reorganisation')).toBe('/units?form=reorganise');
  expect(hrefOf('reorganisation.2031-01-01')).toBe('/units?form=reorganise&correct=2031-01-01');
  expect(isCorrection(readName('reorganisation.2031-01-01'))).toBe(true);
  expect(isCorrection(readName('cancellation.2031-01-01'))).toBe(false);
});

test('what is said of one year of a cluster is written again in its own form', () => {
  const scored = command('scoreMember', { cluster: 'cluster:1f', year: 2026 });
  const name = 'score.cluster:1f@2026';
  expect(recordOf({ form: name, command: scored })).toBeUndefined();
  expect(isCorrection(readName(name))).toBe(false);
  expect(hrefOf(name)).toBe('/log?form=score&correct=cluster%3A1f%402026');
  expect(recordOf({ form: 'pledge-correction.cluster:1f@2026', command: scored })).toBe('cluster:1f');
});
