import { HEADCOUNT_UNITS } from '@trienkhai/kernel/vocabulary';
import { FIELD_WORDS } from './field-words.ts';
import { LANGUAGES, type Language } from '../language.ts';
import { comparable, wordIn } from './words.ts';

/** The heading of a column: `stops.0.unit` → `Nơi đến 1 · Đơn vị`, `people.LEARNER` → `Học viên`. */
export function labelOf(name: string, language: Language): string {
  const labels: string[] = [];
  for (const step of name.split('.')) {
    if (/^\d+$/.test(step)) labels.push(`${labels.pop() ?? ''} ${Number(step) + 1}`.trim());
    else if (isHeadcount(step)) labels.splice(-1, 1, wordIn(language, step));
    else labels.push(fieldIn(language, step));
  }
  return labels.join(' · ');
}

/** What tells a required column; no part of its name. */
export const REQUIRED_MARK = ' *';

/** The columns that headings mean, in either language. */
export function columnsByLabel(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name) =>
      LANGUAGES.map((language) => [comparable(labelOf(name, language)), name] as const),
    ),
  );
}

/** A heading as `columnsByLabel` knows it. */
export function labelKey(heading: string): string {
  return comparable(heading.replace(/\s*\*\s*$/, ''));
}

function fieldIn(language: Language, field: string): string {
  const words = FIELD_WORDS[field];
  return words ? words[language === 'vi' ? 0 : 1] : field;
}

function isHeadcount(step: string): boolean {
  return HEADCOUNT_UNITS.some((unit) => unit === step);
}
