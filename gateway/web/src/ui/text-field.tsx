import { Labelled } from './labelled.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <input {...tied} autoComplete="off" value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Labelled>
  );
}

/** Several texts, one on each line; grows with them. */
export function LinesField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <textarea
          {...tied}
          rows={Math.min(Math.max(value.split('\n').length, 2), 10)}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}
