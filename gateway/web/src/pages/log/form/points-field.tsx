import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { messages } from '../messages.ts';
import type { Criterion, Values } from './form.ts';
import { Framed } from './framed.tsx';
import { NumberField } from './number-field.tsx';
import { textIn } from './values.ts';

interface PointsProps {
  readonly label: string;
  readonly hint?: string;
  readonly of: readonly Criterion[];
  readonly value: Values;
  readonly path: readonly string[];
  readonly onChange: (value: Values) => void;
}

/** Points under each criterion, with the most that it gives. */
export function PointsField({ label, hint, of, value, path, onChange }: PointsProps) {
  const t = useText(messages);
  const { number } = useFormat();
  return (
    <fieldset className="rows">
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="fields form-fields">
        {of.map(({ code, name, maxPoints }) => (
          <Framed key={code} path={[...path, code]}>
            <NumberField
              label={name}
              hint={t.mostPoints(number(maxPoints))}
              type="decimal"
              value={textIn(value[code])}
              onChange={(points) => onChange({ ...value, [code]: points })}
            />
          </Framed>
        ))}
      </div>
    </fieldset>
  );
}
