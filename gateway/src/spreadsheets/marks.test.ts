import { expect, test } from '@jest/globals';
import { columnIndex, columnLetters } from './cell-names.ts';
import { marksOf } from './marks.ts';

test('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(['A', 'Z', 'AA', 'ZZ', 'AAA'].map(columnIndex)).toEqual([0, 25, 26, 701, 702]);
});

test('formulas and merged cells are told by their places, with and without names of cells and spaces of names', () => {
  const xml =
    '<x:worksheet><x:sheetData><x:row r="3"><x:c r="AB3" t="n"><x:f>SUM(A1)</x:f><x:v>1</x:v></x:c></x:row>' +
    '<row><c><v>1</v></c><c><f t="shared" si="0"/><v>2</v></c></row></x:sheetData>' +
    '<mergeCells><mergeCell ref="B5:C7"/></mergeCells></x:worksheet>';
  const { formulas, merges } = marksOf(xml);
  expect([...formulas]).toEqual([
    [3, [27]],
    [4, [1]],
  ]);
  expect(merges).toEqual([{ first: 5, last: 7, area: 'B5:C7' }]);
});
