import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { fullName, spanOf, unitNamed, unitNotValid } from './unit-named.ts';

const units = smallCountry();
const refusal = (unit: string, on: string) => unitNotValid(units, units.get(unit)!, on, ['on']);

test('a territory is called by kind and name, an organ by its name alone', () => {
  expect(fullName({ level: 'COMMUNE', kind: 'Xã', name: 'Trường Xuân' })).toBe('Xã Trường Xuân');
  expect(unitNamed(units, units.get(id.politicalCentre)!, '2026-01-01')).toBe('Trung tâm Chính trị');
});

describe('a unit that was not there on a day', () => {
  test('is named as it was called last, with its last day and what came after', () => {
    const { text, facts, path } = refusal(id.commune, '2025-07-01');
    const name = unitNamed(units, units.get(id.commune)!, '2025-07-01');
    expect(name).toMatch(/ Trường Xuân$/);
    expect(text).toEqual({
      vi: `${name} không tồn tại vào ngày 2025-07-01: đơn vị này có đến hết ngày 2025-06-30. Hãy chọn ngày khác hoặc đơn vị kế thừa: ${name}.`,
      en: `${name} does not exist on 2025-07-01: it is there until the end of 2025-06-30. Choose another day, or a successor: ${name}.`,
    });
    expect(path).toEqual(['on']);
    expect(facts).toMatchObject({ unit: id.commune, successors: id.newCommune });
  });

  test('is named as it was called first, with its first day and what came before', () => {
    const { text, facts } = refusal(id.newCommune, '2025-06-30');
    expect(text.vi).toContain('đơn vị này có từ ngày 2025-07-01. Hãy chọn ngày khác hoặc đơn vị tiền thân: ');
    expect(text.en).toContain('it is there from 2025-07-01. Choose another day, or a predecessor: ');
    expect(text.vi).toContain('Tháp Mười');
    expect(`${text.vi}${text.en}`).not.toMatch(/\w:\w+:\d/);
    expect(facts['predecessors']?.split(',').sort()).toEqual([id.commune, id.district]);
  });

  test('leaves to be chosen another day alone where nothing came before or after', () => {
    const alone = { ...units, predecessorsOf: () => [], successorsOf: () => [] };
    const { text } = unitNotValid(alone, units.get(id.newCommune)!, '2025-06-30', ['unit']);
    expect([text.vi, text.en].map((each) => each.split('. ').at(-1))).toEqual([
      'Hãy chọn ngày khác.',
      'Choose another day.',
    ]);
  });
});

test('of many successors three are named', () => {
  const district = units.get(id.district)!;
  const toEach = [id.newCommune, id.commune, id.province, id.newProvince].map((toId) => ({
    fromId: id.district,
    toId,
    on: '2025-07-01',
    share: 'PART' as const,
    default: false,
  }));
  const many = { ...units, successorsOf: () => toEach };
  const { text, facts } = unitNotValid(many, district, '2025-07-01', ['on']);
  expect(text.en.split('successor: ')[1]?.split(', ')).toHaveLength(4);
  expect(text.en).toMatch(/, …\.$/);
  expect(facts['successors']?.split(',')).toHaveLength(4);
});

test('of a unit that was recorded by mistake no days are told', () => {
  const withdrawn = { ...units.get(id.newCommune)!, withdrawn: true as const };
  expect(spanOf(withdrawn)).toEqual({
    vi: 'đơn vị này không có trên thực tế',
    en: 'in truth it never was',
  });
});
