import { expect, test } from '@jest/globals';
import { CENTRE_ID } from '../unit-history.ts';
import { ANY_TYPE, registerKey, registerType, sameSymbol, symbolKey } from './register.ts';

const centre = { committeeId: CENTRE_ID, organ: 'TW', type: 'CT', number: 1 };

test('01-CT/TW exists once in each central term', () => {
  const twelfth = registerKey({ ...centre, period: { term: 12 } });
  expect(twelfth).toBe('centre:TW:2021-11-01/TW/CT/1/term-12');
  expect(registerKey({ ...centre, period: { term: 13 } })).not.toBe(twelfth);
});

test('state numbers restart each year, and a period that no source gives stays unknown', () => {
  const decision = { committeeId: 'province:40:2021-11-01', organ: 'UBND', type: 'QĐ', number: 26 };
  expect(registerKey({ ...decision, period: { year: 2015 } })).toBe(
    'province:40:2021-11-01/UBND/QĐ/26/year-2015',
  );
  expect(registerKey({ ...decision, period: 'unknown' })).toMatch(/\/unknown$/);
});

test('a committee and its board number apart', () => {
  const period = { term: 19 };
  const guidance = { committeeId: 'province:40:2021-11-01', type: 'HD', number: 3, period };
  expect(registerKey({ ...guidance, organ: 'TU' })).not.toBe(registerKey({ ...guidance, organ: 'BTGTU' }));
});

test('a congress numbers all types in one series', () => {
  expect(registerKey({ committeeId: CENTRE_ID, type: ANY_TYPE, number: 1, period: { term: 13 } })).toBe(
    'centre:TW:2021-11-01/-/*/1/term-13',
  );
});

test('the three abbreviations of a regulation are one type', () => {
  expect([registerType('QĐi'), registerType('QyĐ'), registerType('QĐ', 'Quy định')]).toEqual([
    'QyĐ',
    'QyĐ',
    'QyĐ',
  ]);
  expect([registerType('QĐ'), registerType('QĐ', 'quyết định'), registerType('CT')]).toEqual([
    'QĐ',
    'QĐ',
    'CT',
  ]);
});

test('written variants of a symbol are found under one key', () => {
  expect(sameSymbol('05 - CT/TW', 'số 05–CT/TW')).toBe(true);
  expect(sameSymbol('08-QĐi/TW', '08-QĐ/TW')).toBe(true);
  expect(sameSymbol('05-CT/TW', '05-CT/TU')).toBe(false);
  expect(sameSymbol('33/24', '33/24')).toBe(false);
  expect(symbolKey('26/2015/QyĐ-UBND')).toBe('26/2015/QĐ-UBND');
});
