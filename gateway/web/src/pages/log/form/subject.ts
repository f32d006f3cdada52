import type { Subject } from './form.ts';

const OF_YEAR = /^(.+)@(\d{4})$/;

/** `cluster:1f@2026` is one year of a record. */
export function readSubject(text: string): Subject {
  const [, id, year] = OF_YEAR.exec(text) ?? [];
  return id === undefined ? { id: text } : { id, year: Number(year) };
}

export function writeSubject({ id, year }: Subject): string {
  return year === undefined ? id : `${id}@${year}`;
}
