import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { citationKey, readCitation } from './citation.ts';

const { citations } = JSON.parse(readFileSync(new URL('./samples.json', import.meta.url), 'utf8')) as {
  readonly citations: readonly { readonly text: string; readonly kind: string }[];
};

const kinds: Readonly<Record<string, string>> = { 'Nghị quyết số 04 (khóa XII)': 'short-citation' };

describe('every citation of the reports shows its kind', () => {
  test.each(citations)('$text', ({ text, kind }) => {
    expect(readCitation(text).kind).toBe(kinds[text] ?? kind);
  });
});

test('type, number and issuer', () => {
  expect(readCitation('Chỉ thị 05 của Bộ Chính trị')).toMatchObject({
    typeWord: 'chỉ thị',
    types: ['CT'],
    number: 5,
    term: undefined,
    issuerWords: 'bộ chính trị',
    reason: undefined,
  });
});

test('number and term', () => {
  expect(readCitation('Nghị quyết số 04 (khoá XII)')).toMatchObject({ types: ['NQ'], number: 4, term: 12 });
  expect(readCitation('Nghị quyết Trung ương 4, khóa XIII')).toMatchObject({ number: 4, term: 13 });
  expect(readCitation('Nghị quyết Đại hội XIII của Đảng')).toMatchObject({ term: 13, number: undefined });
});

test('a symbol inside the words is taken, whatever stands before it', () => {
  expect(readCitation('Thông báo Kết luận 173 - TB/TW')).toMatchObject({
    kind: 'symbol',
    symbol: '173-TB/TW',
  });
  expect(readCitation('Quy định số 208-QĐ/TW, ngày 08/11/2019')).toMatchObject({ symbol: '208-QĐ/TW' });
});

test('what names no single document says why', () => {
  expect(readCitation('Nghị quyết đại hội Đảng các cấp nhiệm kỳ 2020-2025').reason?.en).toMatch(
    /one for each level/,
  );
  expect(readCitation('Chuyên đề năm 2022')).toMatchObject({ year: 2022, kind: 'annual-theme' });
  expect(readCitation('Chỉ thị của Bộ Chính trị').reason?.en).toMatch(/number/);
  expect(readCitation('12/4/2022').reason?.en).toMatch(/type/);
  expect(readCitation('').reason).toBeDefined();
});

test('a regulation may bear any of three abbreviations', () => {
  expect(readCitation('Quy định 08').types).toEqual(['QĐ', 'QĐi', 'QyĐ']);
});

test('two wordings of one citation share a key', () => {
  expect(citationKey('Nghị quyết Trung ương 4 (khoá XII)')).toBe(
    citationKey('Nghị quyết trung ương 4, khóa XII'),
  );
});
