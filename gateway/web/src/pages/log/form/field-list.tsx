import { useState, type ReactNode } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { messages } from '../messages.ts';
import { Control } from './control.tsx';
import { placeId } from './faults.ts';
import type { Field, Value, Values } from './form.ts';
import { Framed } from './framed.tsx';
import { Rows } from './rows.tsx';
import { useSurroundings } from './surroundings.ts';
import { asked, groupIn, isBlank, rowsIn } from './values.ts';

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly path: readonly string[];
  readonly onChange: (name: string, value: Value) => void;
}

/** Fields one after the other; those that are seldom needed wait folded up below. */
export function FieldList({ fields, values, path, onChange }: FieldListProps) {
  const shown = asked(fields, values).filter(({ type }) => type !== 'kept');
  const more = shown.filter((field) => field.more);
  const framed = (field: Field) => {
    const place = [...path, field.name];
    return (
      <Framed key={field.name} path={place} className={WHOLE_LINE.includes(field.type) ? 'whole-line' : ''}>
        <Filled field={field} values={values} path={place} onChange={onChange} />
      </Framed>
    );
  };
  return (
    <>
      <div className="fields form-fields">{shown.filter((field) => !field.more).map(framed)}</div>
      {more.length > 0 && (
        <Folded fields={more} values={values} path={path}>
          {more.map(framed)}
        </Folded>
      )}
    </>
  );
}

interface FoldedProps extends Omit<FieldListProps, 'onChange'> {
  readonly children: ReactNode;
}

/** Open where something is written or wrong inside, and as long as somebody wants it open. */
function Folded({ fields, values, path, children }: FoldedProps) {
  const t = useText(messages);
  const { faults } = useSurroundings();
  const [open, setOpen] = useState(fields.some((field) => !isBlank(field, values[field.name])));
  const places = fields.map(({ name }) => placeId([...path, name]));
  const wrong = faults.some((fault) => places.some((place) => placeId(fault.path).startsWith(place)));
  return (
    <details
      className="more"
      open={open || wrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t.more}</summary>
      <div className="fields form-fields">{children}</div>
    </details>
  );
}

interface FilledProps extends Omit<FieldListProps, 'fields'> {
  readonly field: Field;
}

/** What one fills it in with: other fields, or a control of its own. */
function Filled({ field, values, path, onChange }: FilledProps) {
  const language = useLanguage();
  const value = values[field.name];
  const change = (changed: Value) => onChange(field.name, changed);
  if (field.type === 'rows') {
    return (
      <Rows field={field} rows={rowsIn(value)} path={path} onChange={change}>
        {(row, place, changeRow) => (
          <FieldList fields={field.of} values={row} path={place} onChange={changeRow} />
        )}
      </Rows>
    );
  }
  if (field.type !== 'group') {
    return <Control field={field} value={value} beside={values} path={path} onChange={change} />;
  }
  const group = groupIn(value);
  return (
    <fieldset className="rows">
      <legend>{field.label[language]}</legend>
      <FieldList
        fields={field.of}
        values={group}
        path={path}
        onChange={(name, inner) => change({ ...group, [name]: inner })}
      />
    </fieldset>
  );
}

const WHOLE_LINE: readonly Field['type'][] = [
  'rows',
  'group',
  'remainder',
  'lines',
  'kinds',
  'choices',
  'period',
  'points',
];
