import { useId } from 'react';
import { useTyped } from './typed.ts';

interface TypedFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  /** Called with what was typed after a pause; keep it the same between renders. */
  readonly onSettled: (text: string) => void;
}

/** A text field that acts while one types. */
export function TypedField({ label, hint, value = '', onSettled }: TypedFieldProps) {
  const id = useId();
  const [typed, setTyped] = useTyped(value, onSettled);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}
