import { refuse } from '@trienkhai/kernel/domain-error';

const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** `15/03/2022`, `15-3-2022` or `2022-03-15` as YYYY-MM-DD; the day comes first. Throws DATE_INVALID. */
export function writtenDay(text: string): string {
  if (ISO.test(text)) return text;
  const [, day = '', , month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== '' && isDate(iso)) return iso;
  throw refuse(
    'DATE_INVALID',
    `"${text.slice(0, 40)}" không phải một ngày có thật. Gõ ngày/tháng/năm, ví dụ 15/03/2022.`,
    `"${text.slice(0, 40)}" is no day of the calendar. Type day/month/year, e.g. 15/03/2022.`,
  );
}

function isDate(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
