import { useId, type ReactNode } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { RowList } from '../../../ui/row-list.tsx';
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
  const { faults } = useSurroundings();
  const id = useId();
  const each = field.each[language];
  const hint = field.hint?.[language];
  const change = (index: number, changed: string, value: Value) =>
    onChange(rows.map((other, at) => (at === index ? { ...other, [changed]: value } : other)));
  const shown = rows.map((row, index) => {
    const place = [...path, String(index)];
    const fault = faultAt(faults, place);
    return {
      // Rows have no name of their own: what was typed into one stays in its place.
      id: placeId(place),
      name: `${each} ${index + 1}`,
      faults: fault ? [fault] : [],
      children: children(row, place, (changed, value) => change(index, changed, value)),
    };
  });
  return (
    <fieldset className="rows" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{field.label[language]}</legend>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <RowList
        rows={shown}
        add={t.add(each)}
        onAdd={() => onChange([...rows, blankRow(field.of, rows)])}
        onRemove={(index) => onChange(rows.filter((_, at) => at !== index))}
      />
    </fieldset>
  );
}
