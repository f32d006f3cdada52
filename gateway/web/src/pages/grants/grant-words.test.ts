import { expect, test } from '@jest/globals';
import { roleIn, stateOn } from './grant-words.ts';

const DAY = '2026-11-26';
const revocations = [{ on: '2026-11-01', reason: 'Đổi tài khoản' }];

test('a grant stands, is still to come, was revoked, or came to its end', () => {
  expect(stateOn(DAY, { stands: true, from: '2026-01-01', revocations: [] })).toBe('stands');
  expect(stateOn(DAY, { stands: false, from: '2027-01-01', revocations: [] })).toBe('coming');
  expect(stateOn(DAY, { stands: false, from: '2026-01-01', revocations })).toBe('revoked');
  expect(stateOn(DAY, { stands: false, from: '2026-01-01', revocations: [] })).toBe('ended');
});

test('an integration is told with what it may do', () => {
  const unit = { id: 'u', name: 'U', kind: 'Xã' };
  const grant = { id: 'g', unit, holdsIn: unit, subject: 's', from: DAY, to: null, stands: true };
  const by = { grantedAt: '2026-11-26T00:00:00Z', grantedBy: 'a', revocations: [] };
  expect(roleIn('vi', { ...grant, ...by, role: 'INTEGRATION', scopes: ['READ', 'RECORD'] })).toBe(
    'hệ thống tích hợp (đọc, ghi)',
  );
  expect(roleIn('en', { ...grant, ...by, role: 'RECORDER', scopes: [] })).toBe('recorder');
});
