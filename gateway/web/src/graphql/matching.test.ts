import { expect, test } from '@jest/globals';
import { matching } from './matching.ts';

const documents = [
  { symbol: '101-CT/TW', title: 'Học tập tư tưởng' },
  { symbol: '12-KH/TW', title: 'Kế hoạch thực hiện Chỉ thị 101' },
  { symbol: '05-CT/TW', title: 'Đẩy mạnh học tập' },
];
const found = (typed: string) =>
  matching(documents, typed, ({ symbol, title }) => [symbol, title]).map(({ symbol }) => symbol);

test('without a connection a document is found by its symbol or by words of its title, without accents', () => {
  expect(found('day manh')).toEqual(['05-CT/TW']);
  expect(found('12-kh')).toEqual(['12-KH/TW']);
});

test('the symbol that begins with what is typed stands before a title that mentions it', () => {
  expect(found('101')).toEqual(['101-CT/TW', '12-KH/TW']);
});

test('where nothing is typed everything at hand is offered, and where nothing fits nothing', () => {
  expect(found('')).toHaveLength(3);
  expect(found('không có')).toEqual([]);
});
