import { expect, test } from '@jest/globals';
import { tsvOf } from './tsv.ts';

test('copied rows are one line each, with a tab between cells', () => {
  expect(
    tsvOf([
      ['Bước', 'Đạt trọn'],
      ['Tiếp nhận', '3.652'],
    ]),
  ).toBe('Bước\tĐạt trọn\nTiếp nhận\t3.652');
});

test('line ends and tabs inside of a cell become spaces', () => {
  expect(tsvOf([['Xã\tTân Mỹ\n(mới) ', '']])).toBe('Xã Tân Mỹ (mới)\t');
});
