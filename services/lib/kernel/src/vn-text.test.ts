import { expect, test } from '@jest/globals';
import { foldText, tidyText, toneKey } from './vn-text.ts';

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
