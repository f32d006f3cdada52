import { expect, test } from '@jest/globals';
import { bestRank, foldText, searchFor, tidyText, toneKey } from './vn-text.ts';

test('the place of the tone mark does not make another name', () => {
  expect(toneKey('Bình Thuỷ')).toBe(toneKey('Bình Thủy'));
  expect(toneKey('toàn khoá')).toBe(toneKey('Toàn khóa'));
  expect(toneKey('Thuận Hoà')).toBe(toneKey('thuận  hòa'));
});

test('composed and decomposed letters are the same', () => {
  expect(toneKey('Tháp Mười'.normalize('NFD'))).toBe(toneKey('Tháp Mười'.normalize('NFC')));
});

test('another tone or another vowel is another name', () => {
  expect(toneKey('Bắc Lý')).not.toBe(toneKey('Bắc Ly'));
  expect(toneKey('Tân Kỳ')).not.toBe(toneKey('Tan Kỳ'));
});

test('folded text has no marks', () => {
  expect(foldText('Đồng Tháp')).toBe('dong thap');
  expect(foldText('Ðại học THÁI NGUYÊN')).toBe('dai hoc thai nguyen');
});

test('Eth typed for Đ is put right and spaces become plain', () => {
  expect(tidyText(' QÐ\u00a0 Tỉnh ')).toBe('QĐ Tỉnh');
});

test('a search finds a name typed without marks, or with the tone in either place', () => {
  for (const typed of ['thuy', 'Thuỷ', 'Thủy', 'binh thuy', 'Bình Thuỷ', 'Bình Thủy', 'BÌNH THỦY']) {
    expect(searchFor(typed)!('Bình Thủy')).toBeDefined();
    expect(searchFor(typed)!('Bình Thuỷ')).toBe(searchFor(typed)!('Bình Thủy'));
  }
  expect(searchFor('Ðông')!('Đông Sơn')).toBe(searchFor('Đông')!('Đông Sơn'));
  expect(searchFor('ha noi')!('Bình Thủy')).toBeUndefined();
  expect(searchFor('  ')).toBeUndefined();
});

test('the very name comes first, then beginnings, then words inside, then any part', () => {
  const names = ['Tân Thủy', 'Thủy Nguyên', 'Thụy', 'Thủy', 'Bạch Thuỵ', 'Xathuy', 'Thúy Sơn'];
  const search = searchFor('Thủy')!;
  const ranked = names.toSorted((a, b) => search(a)! - search(b)!);
  expect(ranked).toEqual(['Thủy', 'Thụy', 'Thủy Nguyên', 'Thúy Sơn', 'Tân Thủy', 'Bạch Thuỵ', 'Xathuy']);
});

test('of several texts the best one counts', () => {
  expect(bestRank([undefined, 5, 3, undefined])).toBe(3);
  expect(bestRank([undefined])).toBeUndefined();
});
