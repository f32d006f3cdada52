import { expect, test } from '@jest/globals';
import type { Command } from '../../commands/command.ts';
import { readName, recordOf } from './record-of.ts';

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
