import { useId } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { messages } from '../messages.ts';
import { readCount, readDecimal } from './read-number.ts';
import type { TextFieldProps } from '../../../ui/text-field.tsx';

interface NumberFieldProps extends TextFieldProps {
  readonly type: 'count' | 'decimal';
}

/** A number as people write it; with a separator in it, how it was understood stands below. */
export function NumberField({ label, hint, value, type, onChange }: NumberFieldProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const id = useId();
  const read = type === 'count' ? readCount(value) : readDecimal(value);
  const understood = typeof read === 'number' && /\D/.test(value.trim()) ? t.readAs(number(read)) : '';
  const wrong = value.trim() !== '' && typeof read !== 'number';
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
      <input
        id={id}
        inputMode={type === 'count' ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={`${id}-read`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-read`} className={wrong ? 'fault' : 'hint'} aria-live="polite">
        {wrong ? t.noNumber : understood}
      </p>
    </div>
  );
}
