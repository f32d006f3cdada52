import { expect, test } from '@jest/globals';
import { faultOf, toldApart } from './faults.ts';
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

test('a refusal is told with the name of its field, in rows with their place', () => {
  const told = (path: string[], vi: string) =>
    toldApart(faultOf({ path, message: { ...message, vi } }, fields)).message.vi;
  expect(told(['on'], message.vi)).toBe('Ô: Ngày này ở tương lai.');
  expect(told(['people', '1', 'value'], 'Số quá lớn.')).toBe('Ô 2 · Ô: Số quá lớn.');
  expect(told(['sample'], message.vi)).toBe(message.vi);
});

test('where a refusal has the name of the command for a field, it says that of the form instead', () => {
  const said = { ...message, vi: '"people.0.value" không được nhỏ hơn 0.' };
  expect(toldApart(faultOf({ path: ['people', '0', 'value'], message: said }, fields)).message.vi).toBe(
    '“Ô 1 · Ô” không được nhỏ hơn 0.',
  );
});

test('a refusal of something that the form does not ask for stands above the form', () => {
  expect(placed('sample')).toEqual([]);
});
