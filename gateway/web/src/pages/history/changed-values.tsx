import { isDay } from '@trienkhai/kernel/day';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { formatDay } from '../../i18n/formats.ts';
import { useLanguage } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import type { Field as FormField } from '../log/form/form.ts';
import { labelOf, placeOfStored } from '../log/form/labels.ts';
import { formsTelling } from '../log/forms/forms.ts';
import { Fold } from '../../ui/fold.tsx';
import { bearsName } from '../named.ts';
import { NamedId } from '../named-id.tsx';
import { messages } from './messages.ts';

interface Field {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

interface ValuesProps {
  /** The record that changed. */
  readonly id: string;
  readonly fields: readonly Field[];
}

/** What one change gave another value; opened on demand, since a first record names every value. */
export function ChangedValues({ id, fields }: ValuesProps) {
  const t = useText(messages);
  const { number } = useFormat();
  if (fields.length === 0) return '–';
  return (
    <Fold says={t.changed(number(fields.length))}>
      <ul className="plain">
        {fields.map((field) => (
          <li key={field.path}>
            <ChangedValue id={id} changed={field} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** One value before and after, in the words of the form that asks for it, where there is one. */
function ChangedValue({ id, changed }: { readonly id: string; readonly changed: Field }) {
  const t = useText(messages);
  const language = useLanguage();
  const { path, before, after } = changed;
  const place = formsTelling(id)
    .map((form) => placeOfStored(form, path))
    .find(Boolean);
  const field = place?.fields.at(-1);
  return (
    <>
      {place ? labelOf(place, language) : <Unasked path={path} />}:{' '}
      <Value said={before} label={t.before} field={field} /> →{' '}
      <Value said={after} label={t.after} field={field} />
    </>
  );
}

/** What no form asks for in its own words, where it has some. */
function Unasked({ path }: { readonly path: string }) {
  const names: Readonly<Record<string, string>> = useText(messages).fields;
  return names[path] ?? <code>{path}</code>;
}

interface ValueProps {
  readonly said: unknown;
  readonly label: string;
  /** What asks for it; undefined: no form does. */
  readonly field: FormField | undefined;
}

function Value({ said, label, field }: ValueProps) {
  const t = useText(messages);
  const missing = said === null || said === undefined;
  return (
    <>
      <span className="visually-hidden">{label} </span>
      {missing ? <em>{t.nothing}</em> : <Spoken said={said} field={field} />}
    </>
  );
}

function Spoken({ said, field }: Pick<ValueProps, 'field'> & { readonly said: unknown }) {
  const language = useLanguage();
  const { exact } = useFormat();
  const { yes, no } = useText(words);
  if (Array.isArray(said)) {
    return said.flatMap((each, at) => [
      at > 0 ? ', ' : '',
      // A list has its values in their order.
      <Spoken key={at} said={each} field={field} />,
    ]);
  }
  if (typeof said === 'number') return exact(said);
  if (typeof said === 'boolean') return said ? yes : no;
  if (typeof said !== 'string') return JSON.stringify(said);
  if (isDay(said)) return formatDay(said);
  if (bearsName(said)) return <NamedId id={said} />;
  const options = field && 'options' in field ? field.options : [];
  return options.find(([value]) => value === said)?.[1][language] ?? said;
}
