/** Calendar days are ISO texts (YYYY-MM-DD) in Asia/Ho_Chi_Minh; texts compare as the days do. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
// Vietnam has kept to it since 1975, summer and winter. `Intl` says the same, but what it loads for that delays a first view.
const AHEAD_OF_UTC_MS = 7 * 3_600_000;

/** True for a day that exists in the calendar: 2024-02-29 is one, 2023-02-29 is not. */
export function isDay(text: string): boolean {
  const parts = ISO_DAY.exec(text);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const utc = new Date(Date.UTC(year, month - 1, date));
  return utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date;
}

/** The calendar day in Asia/Ho_Chi_Minh at an instant. */
export function dayOf(instant: Date): Day {
  return clockOf(instant).slice(0, 10);
}

/** Day and time of day in Asia/Ho_Chi_Minh at an instant: 2022-04-12T14:30:00.000. */
export function clockOf(instant: Date): string {
  return new Date(instant.getTime() + AHEAD_OF_UTC_MS).toISOString().slice(0, -1);
}

/** Whole calendar days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days from 1970-01-01 to the day; numbers compare and subtract as the days do. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

export function dayOfNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day `days` calendar days after `day` (before it when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}
