import { useText } from '../../i18n/bilingual.ts';
import { formatDay, formats } from '../../i18n/formats.ts';
import { useLanguage, type Language } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import { Table } from '../../ui/table.tsx';
import { NamedId } from '../named-id.tsx';
import type { ChangedField } from './form/changed.ts';
import type { Field, Value } from './form/form.ts';
import { labelOf } from './form/labels.ts';
import { readCount, readDecimal, type ReadNumber } from './form/read-number.ts';
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
    case 'count':
      return numeral(readCount(text), text, language);
    case 'decimal':
      return numeral(readDecimal(text), text, language);
    case 'choice':
    case 'kind':
      return field.options.find(([each]) => each === text)?.[1][language] ?? text;
    case 'flag':
      return words[language][text === 'true' ? 'yes' : 'no'];
    case 'choices':
      return idsIn(value)
        .map((each) => field.options.find(([option]) => option === each)?.[1][language] ?? each)
        .join(', ');
    case 'points':
      return Object.entries(groupIn(value))
        .map(([code, points]) => {
          const { name = code } = field.of.find((each) => each.code === code) ?? {};
          return `${name}: ${numeral(readDecimal(textIn(points)), textIn(points), language)}`;
        })
        .join('; ');
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

/** What is no number yet stands as it was typed. */
function numeral(read: ReadNumber, typed: string, language: Language): string {
  return typeof read === 'number' ? formats[language].exact(read) : typed;
}

/** Documents, units and facts by their names; undefined: it is something else. */
function named(field: Field, value: Value | undefined) {
  switch (field.type) {
    case 'directive':
    case 'unit':
      return textIn(value) === '' ? '–' : <NamedId id={textIn(value)} />;
    case 'directives':
    case 'units':
    case 'facts':
      return (
        <ul className="plain">
          {idsIn(value).map((id) => (
            <li key={id}>
              <NamedId id={id} />
            </li>
          ))}
        </ul>
      );
    default:
      return undefined;
  }
}
