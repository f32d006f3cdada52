import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readSymbol, type ReadSymbol } from './document-symbol.ts';

interface Samples {
  readonly valid: readonly {
    readonly symbol: string;
    readonly year: number | null;
    readonly type: string | null;
  }[];
  readonly lenient: readonly { readonly raw: string; readonly normalised: string }[];
  readonly invalid: readonly string[];
}

const samples = JSON.parse(
  readFileSync(new URL('./document-symbol/samples.json', import.meta.url), 'utf8'),
) as Samples;

function accepted(text: string): ReadSymbol {
  const reading = readSymbol(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.reason.en}`);
  return reading;
}

describe('every symbol in use is read as it stands', () => {
  test.each(samples.valid)('$symbol', ({ symbol, ...expected }) => {
    const reading = readSymbol(symbol, { strict: true });
    const { year, type } = expected;
    expect(reading).toMatchObject({
      ok: true,
      ...expected,
      year: year ?? undefined,
      type: type ?? undefined,
    });
    expect(reading.normalised).toBe(symbol);
  });
});

describe('a loosely typed symbol is put right, and refused where the writing must be strict', () => {
  test.each(samples.lenient)('$raw', ({ raw, normalised }) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, normalised });
    expect(readSymbol(raw, { strict: true })).toMatchObject({ ok: false, normalised });
  });

  test('Eth typed for Đ, composed or not, and "Số:"', () => {
    expect(accepted('Số: 208-QÐ/TW').normalised).toBe('208-QĐ/TW');
    expect(accepted('Số: 26/2015/QĐ-UBND'.normalize('NFD')).normalised).toBe('26/2015/QĐ-UBND');
  });
});

describe('what is no symbol is refused with a reason in both languages', () => {
  test.each(samples.invalid)('%s', (symbol) => {
    for (const strict of [true, false]) {
      const reading = readSymbol(symbol, { strict });
      expect(reading.ok).toBe(false);
      if (!reading.ok)
        expect([reading.reason.vi, reading.reason.en].every((text) => text.length > 20)).toBe(true);
    }
  });

  test.each([
    '',
    '   ',
    '5',
    '005-CT/TW',
    '9999999-CT/TW',
    '05-CT/TW/',
    '30/0020/NĐ-CP',
    '05-CT/TW x',
    '05-XX/TW',
  ])('also "%s"', (text) => expect(readSymbol(text).ok).toBe(false));

  test('a text of any length', () => {
    expect(readSymbol('9'.repeat(100_000)).ok).toBe(false);
    expect(readSymbol('05-CT/' + 'A-'.repeat(40) + 'A').ok).toBe(true);
  });
});

test('unknown organ symbols are accepted with a warning', () => {
  expect(accepted('12-BC/XYZ').warnings.map((each) => each.en)).toEqual([
    'The organ symbol XYZ is not known.',
  ]);
  expect(accepted('05-CT/TW').warnings).toEqual([]);
});

test('an organ symbol that several levels use asks for the issuer', () => {
  expect(accepted('12/KH-UBND').warnings[0]?.en).toMatch(/level/);
});

test('an abbreviation that was not in use on the day of issue is warned of', () => {
  const reading = readSymbol('03-HD/BTGDVTU', { on: '2020-03-01' });
  expect(reading.ok && reading.warnings[0]?.en).toBe('BTGDVTU was not in use on 2020-03-01.');
  const later = readSymbol('03-HD/BTGDVTU', { on: '2025-08-01' });
  expect(later.ok && later.warnings).toEqual([]);
});

test('the National Assembly names its term', () => {
  expect(accepted('30/2026/QH16')).toMatchObject({ term: 16, year: 2026, type: undefined });
  expect(accepted('1656/NQ-UBTVQH15').term).toBe(15);
});
