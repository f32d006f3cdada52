import { isDay } from '@trienkhai/kernel/day';
import { useText } from '../../i18n/bilingual.ts';
import { formatDay, useFormat } from '../../i18n/format.ts';
import { useLanguage, type Language } from '../../i18n/language.ts';
import type { Field as FormField } from '../log/form/form.ts';
import { labelOf, placeOfStored } from '../log/form/labels.ts';
import { formsAbout } from '../log/forms/forms.ts';
import { messages } from './messages.ts';

interface Field {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What one change gave another value; opened on demand, since a first record names every value. */
export function ChangedValues({ id, fields }: { readonly id: string; readonly fields: readonly Field[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  if (fields.length === 0) return '–';
  return (
    <details>
      <summary>{t.changed(number(fields.length))}</summary>
      <ul className="plain">
        {fields.map((field) => (
          <li key={field.path}>
            <ChangedValue id={id} changed={field} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One value before and after, in the words of the form that asks for it, where there is one. */
function ChangedValue({ id, changed }: { readonly id: string; readonly changed: Field }) {
  const t = useText(messages);
  const language = useLanguage();
  const { path, before, after } = changed;
  const place = formsAbout(id)
    .map(({ fields }) => placeOfStored(fields, path))
    .find(Boolean);
  const field = place?.fields.at(-1);
  return (
    <>
      {place ? labelOf(place, language) : <code>{path}</code>}:{' '}
      <Value said={before} label={t.before} field={field} /> →{' '}
      <Value said={after} label={t.after} field={field} />
    </>
  );
}

interface ValueProps {
  readonly said: unknown;
  readonly label: string;
  /** What asks for it; undefined: no form does. */
  readonly field: FormField | undefined;
}

function Value({ said, label, field }: ValueProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { number } = useFormat();
  const missing = said === null || said === undefined;
  return (
    <>
      <span className="visually-hidden">{label} </span>
      {missing ? <em>{t.nothing}</em> : spoken(said, field, language, number)}
    </>
  );
}

function spoken(
  said: unknown,
  field: FormField | undefined,
  language: Language,
  number: (value: number) => string,
): string {
  if (typeof said === 'number') return Number.isInteger(said) ? number(said) : String(said);
  if (typeof said !== 'string') return JSON.stringify(said);
  if (isDay(said)) return formatDay(said);
  const options = field && 'options' in field ? field.options : [];
  return options.find(([value]) => value === said)?.[1][language] ?? said;
}
