import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { messages } from './messages.ts';

interface Field {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What one change gave another value; opened on demand, since a first record names every value. */
export function ChangedValues({ fields }: { readonly fields: readonly Field[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  if (fields.length === 0) return '–';
  return (
    <details>
      <summary>{t.changed(number(fields.length))}</summary>
      <ul className="plain">
        {fields.map(({ path, before, after }) => (
          <li key={path}>
            <code>{path}</code>: <Value said={before} label={t.before} /> →{' '}
            <Value said={after} label={t.after} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Value({ said, label }: { readonly said: unknown; readonly label: string }) {
  const t = useText(messages);
  const missing = said === null || said === undefined;
  return (
    <>
      <span className="visually-hidden">{label} </span>
      {missing ? <em>{t.nothing}</em> : typeof said === 'string' ? said : JSON.stringify(said)}
    </>
  );
}
