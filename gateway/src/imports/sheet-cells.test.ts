import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { lookUp } from './row-body.ts';
import { readSheetCell, type SheetCell } from './sheet-cells.ts';

const read = (name: string, cell: SheetCell, command: Parameters<typeof lookUp>[0] = 'recordSession') => {
  try {
    return readSheetCell(lookUp(command, name)!, cell);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a number', () => {
  test.each([
    [3652, 3652],
    ['3652', 3652],
    ['3.652', 3652],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['3 652', 3652],
    ['3,652', 'NUMBER_INVALID'],
    ['0.652', 'NUMBER_INVALID'],
    ['3.65', 'NUMBER_INVALID'],
    [3.652, 'NUMBER_INVALID'],
    ['ba', 'NUMBER_INVALID'],
    [true, 'NUMBER_INVALID'],
  ])('of persons that reads %s is %s', (cell, expected) => {
    expect(read('people.LEARNER', cell)).toBe(expected);
  });

  test.each([
    [137.5, 137.5],
    ['137,5', 137.5],
    ['137,5 %', 137.5],
    ['95.56', 95.56],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['0,125', 0.125],
    ['3,652', 'NUMBER_INVALID'],
    ['3.652', 'NUMBER_INVALID'],
  ])('with decimals that reads %s is %s', (cell, expected) => {
    expect(read('lines.0.percentStated', cell, 'reportActivities')).toBe(expected);
  });
});

test.each([
  [{ date: '2022-03-15' }, '2022-03-15'],
  ['15/03/2022', '2022-03-15'],
  ['5-3-2022', '2022-03-05'],
  ['2022-03-15', '2022-03-15'],
  ['29/02/2023', 'DATE_INVALID'],
  ['03/15/2022', 'DATE_INVALID'],
  ['15/03/22', 'DATE_INVALID'],
  [44_635, 'DATE_INVALID'],
])('a day that reads %s is %s', (cell, expected) => {
  expect(read('heldOn', cell)).toBe(expected);
});

test('a word is understood in either language, in any case, and as it is recorded', () => {
  expect(['Trực tuyến', 'trực  TUYẾN', 'Online', 'ONLINE'].map((cell) => read('mode', cell))).toEqual(
    Array.from({ length: 4 }, () => 'ONLINE'),
  );
  expect(read('mode', 'Qua thư')).toBe('Qua thư');
  expect(read('kind', 'Lớp học tập, quán triệt')).toBe('study-class');
  expect(read('kind', 'flag-day')).toBe('flag-day');
  expect(['Có', 'no', true].map((cell) => read('period.closed', cell, 'reportActivities'))).toEqual([
    true,
    false,
    true,
  ]);
});

test('a unit is what was chosen without its name, or what its code says', () => {
  expect(read('unit', 'commune:30055 · Xã Mỹ Hòa Hưng · Tỉnh An Giang')).toBe('commune:30055');
  expect(['01', '417', '00004', 417].map((cell) => read('unit', cell))).toEqual([
    'province:01',
    'district:417',
    'commune:00004',
    'district:417',
  ]);
  expect(read('organisers', '01 | district:417 · Huyện Kỳ Sơn')).toEqual(['province:01', 'district:417']);
});

test('a text is a text whatever it begins with; a formula and its error are none', () => {
  expect(['=1+1', "'x", '@một'].map((cell) => read('note', cell))).toEqual(['=1+1', "'x", '@một']);
  expect(read('note', { formula: 'Lớp' })).toBe('FORMULA_NOT_ALLOWED');
  expect(read('note', '#REF!')).toBe('FORMULA_NOT_ALLOWED');
  expect(read('note', { date: '2022-03-15' })).toBe('INVALID_ARGUMENT');
  expect([null, '  '].map((cell) => read('note', cell))).toEqual([undefined, undefined]);
});
