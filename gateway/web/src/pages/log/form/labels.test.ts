import { expect, test } from '@jest/globals';
import { receipt } from '../forms/receipt.ts';
import { figures } from '../forms/figures.ts';
import { session } from '../forms/session.ts';
import type { Form } from './form.ts';
import { labelOf, placeOfStored } from './labels.ts';

const said = (form: Form, path: string) => {
  const place = placeOfStored(form, path);
  return place && labelOf(place, 'vi');
};

test('what the history names by a path is told in the words of the form', () => {
  expect(said(session, 'heldOn')).toBe('Ngày tổ chức');
  expect(said(session, 'directiveIds')).toBe('Văn bản');
  expect(said(session, 'people.1.value')).toBe('Số người 2 · Số');
  expect(said(figures, 'lines.0.parts.2.count')).toBe('Số liệu 1 · Trong đó 3 · Số cuộc');
  expect(said(receipt, 'stages.1.on')).toBe('Ngày thực hiện');
});

test('what no form asks for keeps its path', () => {
  expect(said(session, 'held')).toBeUndefined();
});
