import { useId } from 'react';
import { Checkbox } from './checkbox.tsx';

interface ChoicesProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a few, in the order in which they are listed. */
export function Choices({ label, hint, options, chosen, onChange }: ChoicesProps) {
  const id = useId();
  const set = (value: string, on: boolean) =>
    onChange(options.flatMap(([each]) => ((each === value ? on : chosen.includes(each)) ? [each] : [])));
  return (
    <fieldset className="rows" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <div className="choices">
        {options.map(([value, said]) => (
          <Checkbox
            key={value}
            label={said}
            checked={chosen.includes(value)}
            onChange={(on) => set(value, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
