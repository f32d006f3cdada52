import { expect, test } from '@jest/globals';
import { receipt } from '../forms/receipt.ts';
import { figures } from '../forms/figures.ts';
import { session } from '../forms/session.ts';
import { labelOf, placeOfStored } from './labels.ts';

const said = (fields: typeof session.fields, path: string) => {
  const place = placeOfStored(fields, path);
  return place && labelOf(place, 'vi');
};

test('what the history names by a path is told in the words of the form', () => {
  expect(said(session.fields, 'heldOn')).toBe('Ngày tổ chức');
  expect(said(session.fields, 'directiveIds')).toBe('Văn bản');
  expect(said(session.fields, 'people.1.value')).toBe('Số người 2 · Số');
  expect(said(figures.fields, 'lines.0.parts.2.count')).toBe('Số liệu 1 · Trong đó 3 · Số cuộc');
  expect(said(receipt.fields, 'stages.1.on')).toBe('Ngày thực hiện');
});

test('what no form asks for keeps its path', () => {
  expect(said(session.fields, 'held')).toBeUndefined();
});
