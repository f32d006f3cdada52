import { useId, useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { messages } from '../messages.ts';
import { faultAt, placeId } from './faults.ts';
import type { FieldNamed, Value, Values } from './form.ts';
import { useSurroundings } from './surroundings.ts';
import { blankRow } from './values.ts';

/** The fields of one row. */
export type RowFields = (
  row: Values,
  place: readonly string[],
  onChange: (name: string, value: Value) => void,
) => ReactNode;

interface RowsProps {
  readonly field: FieldNamed<'rows'>;
  readonly rows: readonly Values[];
  readonly path: readonly string[];
  readonly onChange: (rows: readonly Values[]) => void;
  readonly children: RowFields;
}

/** As many of the same fields as one needs. */
export function Rows({ field, rows, path, onChange, children }: RowsProps) {
  const t = useText(messages);
  const language = useLanguage();
  const id = useId();
  const each = field.each[language];
  const hint = field.hint?.[language];
  const { adding, add, remove } = useAdding({ field, rows, path, onChange });
  return (
    <fieldset className="rows" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{field.label[language]}</legend>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {rows.map((row, index) => (
        <Row
          // Rows have no name of their own: what was typed into one stays in its place.
          key={index}
          name={`${each} ${index + 1}`}
          place={[...path, String(index)]}
          onRemove={() => remove(index)}
        >
          {children(row, [...path, String(index)], (changed, value) =>
            onChange(rows.map((other, at) => (at === index ? { ...other, [changed]: value } : other))),
          )}
        </Row>
      ))}
      <button ref={adding} type="button" onClick={add}>
        {t.add(each)}
      </button>
    </fieldset>
  );
}

/** The focus goes to what was added, and stays near what was removed. */
function useAdding({ field, rows, path, onChange }: Omit<RowsProps, 'children'>) {
  const adding = useRef<HTMLButtonElement>(null);
  const add = () => {
    flushSync(() => onChange([...rows, blankRow(field.of, rows)]));
    const added = document.getElementById(placeId([...path, String(rows.length)]));
    added?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index));
    adding.current?.focus();
  };
  return { adding, add, remove };
}

interface RowProps {
  readonly name: string;
  readonly place: readonly string[];
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Row({ name, place, onRemove, children }: RowProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { faults } = useSurroundings();
  const fault = faultAt(faults, place);
  return (
    <div id={placeId(place)} className="row" role="group" aria-label={name} tabIndex={-1}>
      {fault && <p className="fault">{fault.message[language]}</p>}
      {children}
      <button type="button" className="quiet" aria-label={t.remove(name)} onClick={onRemove}>
        {t.removeShort}
      </button>
    </div>
  );
}
