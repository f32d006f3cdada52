import { useId } from 'react';

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** More than one line may be written. */
  readonly lines?: boolean;
  readonly onChange: (text: string) => void;
}

/** A labelled text. */
export function TextField({ label, hint, value, lines = false, onChange }: TextProps) {
  const id = useId();
  const shared = {
    id,
    value,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {lines ? <textarea rows={2} {...shared} /> : <input autoComplete="off" {...shared} />}
    </div>
  );
}
