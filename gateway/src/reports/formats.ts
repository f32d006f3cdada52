import type { Day } from '@trienkhai/kernel/day';
import type { Language } from '../language.ts';

/** How figures and days are written in a report; `missing` stands where nobody stated one. */
export interface Formats {
  number(value: number): string;
  /** Two places at most; the sign follows the number. */
  percent(value: number): string;
  /** A difference with its sign. */
  signed(value: number): string;
  day(day: Day): string;
  instant(instant: string): string;
}

export const MISSING = '–';

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

export function formatsOf(lang: Language): Formats {
  const locale = LOCALES[lang];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const instant = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: TIME_ZONE, hourCycle: 'h23' },
    ...{ hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' },
  });
  return {
    number: (value) => whole.format(value),
    percent: (value) => `${whole.format(value)}%`,
    signed: (value) => signed.format(value),
    day: (day) => day.split('-').reverse().join('/'),
    instant: (at) => instant.format(new Date(at)),
  };
}

/** Roman number of a section, 1 to 39. */
export function roman(number: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(number / 10)) + (ones[number % 10] ?? '');
}
