import { clockOf, type Day } from '@trienkhai/kernel/day';
import type { Language } from './language.ts';

// Written here and not by `Intl`: what that loads to say the same holds up the first view of a phone.
const WRITTEN = {
  vi: { thousands: '.', decimal: ',', instant: (day: string, time: string) => `${time} ${day}` },
  en: { thousands: ',', decimal: '.', instant: (day: string, time: string) => `${day}, ${time}` },
} as const;
const THOUSANDS = /\B(?=(\d{3})+$)/g;

export interface Format {
  /** 12/04/2022. */
  day(day: Day): string;
  /** Day and minute in Vietnam of an instant (RFC 3339). */
  instant(instant: string): string;
  /** 3.652 in Vietnamese, 3,652 in English; at most one decimal. */
  number(value: number): string;
  /** As `number`, with every decimal that was given. */
  exact(value: number): string;
  /** `value` is out of 100. */
  percent(value: number): string;
}

export const formats = { vi: formatIn('vi'), en: formatIn('en') };

export function formatDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

function formatIn(language: Language): Format {
  const { thousands, decimal, instant } = WRITTEN[language];
  const written = (digits: string) => {
    const [whole = '', decimals = ''] = digits.split('.');
    return whole.replaceAll(THOUSANDS, thousands) + (decimals === '' ? '' : decimal + decimals);
  };
  // Without the sign of a negative zero, and without a last zero.
  const number = (value: number) => written(value.toFixed(1).replace('-0.0', '0').replace('.0', ''));
  return {
    day: formatDay,
    instant: (at) => {
      const clock = clockOf(new Date(at));
      return instant(formatDay(clock.slice(0, 10)), clock.slice(11, 16));
    },
    number,
    exact: (value) => written(String(value)),
    percent: (value) => `${number(value)}%`,
  };
}
