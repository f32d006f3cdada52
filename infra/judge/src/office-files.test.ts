import { expect, test } from '@jest/globals';
import { sheetsIn } from './office-files.ts';

const saved = new Map(
  Object.entries({
    'units-Nhập liệu.csv': 'Mã,Tên\n"05310","Xã ""Mới"""\n',
    'planned-units-Nhập.csv': 'x\n',
  }).map(([name, text]) => [name, Buffer.from(text)] as const),
);

test('the sheets of a file are told apart from those of others, with zeros and quotes kept', () => {
  const sheets = sheetsIn(saved, '/somewhere/units.xlsx');
  expect([...sheets]).toEqual([
    [
      'Nhập liệu',
      [
        ['Mã', 'Tên'],
        ['05310', 'Xã "Mới"'],
      ],
    ],
  ]);
});
