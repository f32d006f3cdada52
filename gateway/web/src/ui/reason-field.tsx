interface ReasonProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  /** What is wrong with it, or why it was refused. */
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A few lines of text that have to be written. */
export function ReasonField({ id, label, hint, value, fault, onChange }: ReasonProps) {
  const told = [fault !== undefined && `${id}-fault`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {fault}
        </p>
      )}
      <textarea
        id={id}
        rows={3}
        required
        aria-invalid={fault !== undefined}
        aria-describedby={told.join(' ') || undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
