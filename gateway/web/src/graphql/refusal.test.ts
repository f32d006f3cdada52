import { expect, test } from '@jest/globals';
import { inDaysOfPeople } from './refusal.ts';

const told = (vi: string) => inDaysOfPeople({ vi, en: vi }).vi;

test('a refusal names days as people write them', () => {
  expect(told('Ngày kết thúc phải sau 2026-11-26.')).toBe('Ngày kết thúc phải sau 26/11/2026.');
  expect(told('Từ 2026-01-01 đến 2026-06-30, hôm nay.')).toBe('Từ 01/01/2026 đến 30/06/2026, hôm nay.');
});

test('ids and instants keep the days in them', () => {
  const text = 'commune:25432:2025-07-01 lúc 2026-01-01T00:00:00Z';
  expect(told(text)).toBe(text);
});
