import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context } from '../../test/directives-fixture.ts';
import { numberOf } from './numbering.ts';
import type { NumberDraft } from './numbering.ts';

const number = (draft: NumberDraft, issuer: string = SMALL_COUNTRY.politburo) =>
  numberOf(draft, context.units.get(issuer)!, context);
const key = (draft: NumberDraft, issuer?: string) => number(draft, issuer).registerKey;

describe('the register of a number', () => {
  test('is one for all organs of the centre that write TW', () => {
    const draft = { symbol: '01-CT/TW', term: 13 };
    expect(key(draft)).toBe('centre:TW:2021-11-01/TW/CT/1/term-13');
    expect(key(draft, SMALL_COUNTRY.centre)).toBe(key(draft));
  });

  test('begins anew with each term, and unknown stays unknown', () => {
    const symbol = '01-CT/TW';
    expect(key({ symbol, issuedOn: '2021-01-31' })).toMatch(/term-12$/);
    expect(key({ symbol, issuedOn: '2021-02-01' })).toMatch(/term-13$/);
    expect(key({ symbol })).toMatch(/unknown$/);
    expect(key({ symbol: '08-NQ/TU', issuedOn: '2017-12-08' }, SMALL_COUNTRY.otherProvince)).toBe(
      'province:40:2021-11-01/TU/NQ/8/unknown',
    );
  });

  test('of a board is not that of its committee', () => {
    const board = key({ symbol: '03-HD/BTGTU', term: 11 }, SMALL_COUNTRY.board);
    expect(board).toBe('province:87:2021-11-01/BTGTU/HD/3/term-11');
    expect(key({ symbol: '03-HD/TU', term: 11 }, SMALL_COUNTRY.province)).not.toBe(board);
  });

  test('of an attached committee is its own, though all of them write ĐU', () => {
    const attached = { ...context.units.get(SMALL_COUNTRY.board)!, id: 'organ:DU-CA-87', symbol: 'ĐU' };
    const { registerKey, warnings } = numberOf({ symbol: '04-QyĐ/ĐU', term: 11 }, attached, context);
    expect(registerKey).toBe('organ:DU-CA-87/ĐU/QyĐ/4/term-11');
    expect(warnings).toHaveLength(1);
    expect(key({ symbol: '04-QyĐ/ĐU', term: 11 }, SMALL_COUNTRY.commune)).toMatch(/^commune:30055/);
  });

  test('takes the three abbreviations of one type together', () => {
    const regulation = key({ symbol: '08-QĐi/TW', term: 12 });
    expect(key({ symbol: '08-QyĐ/TW', term: 12 })).toBe(regulation);
    expect(key({ symbol: '08-QĐ/TW', type: 'Quy định', term: 12 })).toBe(regulation);
    expect(key({ symbol: '08-QĐ/TW', term: 12 })).not.toBe(regulation);
  });

  test('of the state runs by calendar year: of the symbol, given, or of the day of issue', () => {
    const issuer = SMALL_COUNTRY.otherProvince;
    expect(key({ symbol: '26/2015/QĐ-UBND' }, issuer)).toMatch(/UBND\/QĐ\/26\/year-2015$/);
    expect(key({ symbol: '12/KH-UBND', issuedOn: '2022-03-01' }, issuer)).toMatch(/year-2022$/);
    expect(key({ symbol: '12/KH-UBND', year: 2023 }, issuer)).toMatch(/year-2023$/);
    expect(key({ symbol: '12/KH-UBND' }, issuer)).toMatch(/unknown$/);
  });

  test('of a congress and of the National Assembly is one for all types', () => {
    expect(key({ symbol: '01-NQ/ĐH', term: 13 })).toBe('centre:TW:2021-11-01/ĐH/*/1/term-13');
    expect(key({ symbol: '30/2026/QH16', type: 'nghị quyết' }, SMALL_COUNTRY.centre)).toBe(
      'centre:TW:2021-11-01/QH16/*/30/year-2026',
    );
  });
});

describe('the type of a document', () => {
  test('is what the symbol says, in letters or in words', () => {
    expect(number({ symbol: '05-CT/TW', type: 'Chỉ thị' }).type).toBe('CT');
    expect(number({ symbol: '208-QĐ/TW', type: 'Quy định' }).type).toBe('QĐ');
    expect(number({ symbol: '173-TB/TW', type: 'Thông báo kết luận' }).type).toBe('TB');
  });

  test('is asked for where the symbol has none', () => {
    expect(number({ symbol: '2231/SNV-CCHC&PC' }, SMALL_COUNTRY.otherProvince).type).toBe('CV');
    expect(refusal({ symbol: '30/2026/QH16' }, SMALL_COUNTRY.centre)).toMatchObject({
      code: 'INVALID_ARGUMENT',
      path: ['type'],
    });
  });
});

describe('what contradicts itself is refused:', () => {
  test.each<[string, NumberDraft, string, string, string]>([
    [
      'a type that the symbol denies',
      { symbol: '05-CT/TW', type: 'NQ' },
      SMALL_COUNTRY.politburo,
      'INVALID_ARGUMENT',
      'type',
    ],
    [
      'a term that the day denies',
      { symbol: '05-CT/TW', issuedOn: '2016-05-15', term: 13 },
      SMALL_COUNTRY.politburo,
      'INVALID_ARGUMENT',
      'term',
    ],
    [
      'a year that the symbol denies',
      { symbol: '26/2015/QĐ-UBND', year: 2016 },
      SMALL_COUNTRY.otherProvince,
      'INVALID_ARGUMENT',
      'year',
    ],
    [
      'a term that is none',
      { symbol: '05-CT/TW', term: 0 },
      SMALL_COUNTRY.politburo,
      'INVALID_ARGUMENT',
      'term',
    ],
    [
      "a province under the centre's symbol",
      { symbol: '05-CT/TW' },
      SMALL_COUNTRY.province,
      'SYMBOL_INVALID',
      'symbol',
    ],
    [
      "a district under a province's symbol",
      { symbol: '08-NQ/TU' },
      SMALL_COUNTRY.district,
      'SYMBOL_INVALID',
      'symbol',
    ],
  ])('%s', (_, draft, issuer, code, field) => {
    expect(refusal(draft, issuer)).toMatchObject({ code, path: [field] });
  });

  test('an organ symbol that no table has is accepted with a warning', () => {
    expect(number({ symbol: '29-CV/TC-NV', term: 13 }, SMALL_COUNTRY.otherProvince).warnings).toHaveLength(1);
  });
});

function refusal(draft: NumberDraft, issuer: string): unknown {
  try {
    number(draft, issuer);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, path: error.path };
    throw error;
  }
  return undefined;
}
