interface ReasonProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong with it, or why it was refused. */
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A few lines of text that have to be written. */
export function ReasonField({ id, label, value, fault, onChange }: ReasonProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
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
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
