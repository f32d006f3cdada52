import { expect, test } from '@jest/globals';
import { requireOtherAccount, type Deed } from './four-eyes.ts';

const APPROVED: Deed = {
  vi: ['viết báo cáo', 'phê duyệt'],
  en: ['wrote the report', 'approve it'],
};
const approve = (actor: string, writers: readonly string[]) => () =>
  requireOtherAccount(actor, writers, APPROVED, ['review']);

test('whoever wrote something, alone or with others, does not decide on it', () => {
  for (const writers of [['office-87'], ['office-40', 'office-87']]) {
    expect(approve('office-87', writers)).toThrow(
      expect.objectContaining({ code: 'FOUR_EYES', path: ['review'], facts: { account: 'office-87' } }),
    );
  }
});

test('any other account does, and anybody where nobody wrote it', () => {
  expect(approve('office-82', ['office-40', 'office-87'])).not.toThrow();
  expect(approve('office-8', ['office-87'])).not.toThrow();
  expect(approve('office-87', [])).not.toThrow();
});
