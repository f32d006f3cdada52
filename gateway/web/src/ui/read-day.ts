import { isDay, type Day } from '@trienkhai/kernel/day';

const VIETNAMESE = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/;
const RUN_TOGETHER = /^(\d{2})(\d{2})(\d{4})$/;

/** The day that a text names: 30/6/2022, 30-06-2022, 30062022 or 2022-06-30; undefined for anything else. */
export function readDay(text: string): Day | undefined {
  const tidy = text.trim();
  const [, date, month, year] = VIETNAMESE.exec(tidy) ?? RUN_TOGETHER.exec(tidy) ?? [];
  const day = date && month && year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : tidy;
  return isDay(day) ? day : undefined;
}
