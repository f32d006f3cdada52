import type { Day } from '@trienkhai/kernel/day';
import { useLanguage, type Language } from './language.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
const TIME = {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

export interface Format {
  /** 12/04/2022. */
  day(day: Day): string;
  /** Day and minute in Vietnam of an instant (RFC 3339). */
  instant(instant: string): string;
  /** 3.652 in Vietnamese, 3,652 in English; at most one decimal. */
  number(value: number): string;
  /** `value` is out of 100. */
  percent(value: number): string;
}

const formats = { vi: formatIn('vi'), en: formatIn('en') };

export function useFormat(): Format {
  return formats[useLanguage()];
}

export function formatDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

function formatIn(language: Language): Format {
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(LOCALES[language], TIME);
  return {
    day: formatDay,
    instant: (instant) => time.format(Date.parse(instant)),
    number: (value) => number.format(value),
    percent: (value) => `${number.format(value)}%`,
  };
}
