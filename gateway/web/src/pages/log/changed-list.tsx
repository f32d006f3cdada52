import { useText } from '../../i18n/bilingual.ts';
import { formatDay } from '../../i18n/format.ts';
import { useLanguage, type Language } from '../../i18n/language.ts';
import { Table } from '../../ui/table.tsx';
import type { ChangedField } from './form/changed.ts';
import type { Field, Value } from './form/form.ts';
import { useName } from './form/picked-list.tsx';
import { labelOf } from './form/labels.ts';
import { groupIn, idsIn, textIn } from './form/values.ts';
import { messages } from './messages.ts';

interface ChangedListProps {
  readonly changes: readonly ChangedField[];
  /** What the table and the two values are called; absent: what a correction changes. */
  readonly called?: { readonly changes: string; readonly before: string; readonly after: string };
}

/** What a correction changes, while it is written: before and after. */
export function ChangedList({ changes, called }: ChangedListProps) {
  const t = useText(messages);
  const { changes: caption, before, after } = called ?? t;
  const language = useLanguage();
  if (changes.length === 0) return <p>{t.unchanged}</p>;
  return (
    <Table caption={caption} heads={[t.field, before, after]}>
      {changes.map((change) => (
        <tr key={change.path.join('.')}>
          <th scope="row">{labelOf(change, language)}</th>
          <td>
            <Said field={change.fields.at(-1)!} value={change.before} />
          </td>
          <td>
            <Said field={change.fields.at(-1)!} value={change.after} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** A value in the words of the reader. */
export function Said({ field, value }: { readonly field: Field; readonly value: Value | undefined }) {
  const language = useLanguage();
  return named(field, value) ?? (textOf(field, value, language) || '–');
}

function textOf(field: Field, value: Value | undefined, language: Language): string {
  const text = textIn(value);
  switch (field.type) {
    case 'day':
      return formatDay(text);
    case 'choice':
    case 'kind':
      return field.options.find(([each]) => each === text)?.[1][language] ?? text;
    case 'period': {
      const { from, to, label } = groupIn(value);
      return [textIn(label), `${formatDay(textIn(from))} – ${formatDay(textIn(to))}`]
        .filter(Boolean)
        .join(', ');
    }
    default:
      return text;
  }
}

/** Documents and units by their names; undefined: it is something else. */
function named(field: Field, value: Value | undefined) {
  if (field.type === 'directive' || field.type === 'unit') {
    const id = textIn(value);
    return id === '' ? '–' : <Name id={id} of={field.type === 'unit' ? 'units' : 'directives'} />;
  }
  if (field.type !== 'directives' && field.type !== 'units') return undefined;
  const { type } = field;
  return (
    <ul className="plain">
      {idsIn(value).map((id) => (
        <li key={id}>
          <Name id={id} of={type} />
        </li>
      ))}
    </ul>
  );
}

function Name({ id, of }: { readonly id: string; readonly of: 'directives' | 'units' }) {
  return useName(id, of) ?? id;
}
