import { expect, test } from '@jest/globals';
import { fullName } from './unit-words.ts';

test('a territory is told by kind and name, also where its name begins with the kind', () => {
  expect(fullName({ id: 'commune:30055:2025-07-01', kind: 'Xã', name: 'Trường Xuân' })).toBe(
    'Xã Trường Xuân',
  );
  expect(fullName({ id: 'commune:19774:2021-11-01', kind: 'Phường', name: 'Phường Đúc' })).toBe(
    'Phường Phường Đúc',
  );
});

test('the centre and organs are told by their names alone', () => {
  expect(fullName({ id: 'centre:TW:2021-11-01', kind: 'Trung ương', name: 'Trung ương' })).toBe('Trung ương');
  expect(fullName({ id: 'organ:BTGTU-87:2021-11-01', kind: 'Ban', name: 'Ban Tuyên giáo Tỉnh ủy' })).toBe(
    'Ban Tuyên giáo Tỉnh ủy',
  );
});
