import type { Language } from '../../../i18n/language.ts';
import type { Field, Form } from './form.ts';
import { storedName } from './stored.ts';

/** A value inside of a form: the fields around it, outermost first, and its path with the places of rows. */
export interface Place {
  readonly path: readonly string[];
  readonly fields: readonly Field[];
}

/** "Số người 2 · Số": the fields from the outside in, rows with their place. */
export function labelOf({ path, fields }: Place, language: Language): string {
  const places = path.filter((part) => /^\d+$/.test(part)).map((part) => ` ${Number(part) + 1}`);
  return fields
    .map((field) => `${field.label[language]}${field.type === 'rows' ? (places.shift() ?? '') : ''}`)
    .join(' · ');
}

/** The place in a form of a value that the history names by its stored path; undefined: no field is asked for it. */
export function placeOfStored(
  { fields, correction }: Pick<Form, 'fields' | 'correction'>,
  stored: string,
): Place | undefined {
  const path = stored.replace(correction?.around ?? '', '').split('.');
  const found = walk(fields, path);
  return found && { path, fields: found };
}

function walk(fields: readonly Field[], [name, ...inner]: readonly string[]): readonly Field[] | undefined {
  const field = fields.find((each) => storedName(each) === name);
  if (!field) return undefined;
  const below = field.type === 'rows' ? inner.slice(1) : inner;
  if (below.length === 0 || (field.type !== 'rows' && field.type !== 'group')) return [field];
  const found = walk(field.of, below);
  return found && [field, ...found];
}
