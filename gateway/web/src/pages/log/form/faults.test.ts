import { expect, test } from '@jest/globals';
import { faultOf } from './faults.ts';
import type { Field } from './form.ts';

const message = { vi: 'Ngày này ở tương lai.', en: 'This day lies in the future.' };
const label = { vi: 'Ô', en: 'Field' };
const fields: readonly Field[] = [
  { name: 'on', type: 'day', label },
  { name: 'people', type: 'rows', label, each: label, of: [{ name: 'value', type: 'count', label }] },
  { name: 'directives', type: 'directives', label },
];
const placed = (...path: string[]) => faultOf({ path, message }, fields).path;

test('a refusal stands at the field that it names, in rows too', () => {
  expect(placed('on')).toEqual(['on']);
  expect(placed('people', '1', 'value')).toEqual(['people', '1', 'value']);
});

test('a refusal of a part that has no field of its own stands at the nearest one around it', () => {
  expect(placed('directives', '0')).toEqual(['directives']);
  expect(placed('people', '1', 'unit')).toEqual(['people', '1']);
});

test('a refusal of something that the form does not ask for stands above the form', () => {
  expect(placed('sample')).toEqual([]);
});
