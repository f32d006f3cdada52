import { Labelled } from './labelled.tsx';

type Option<Value extends string> = readonly [value: Value, label: string];

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** More options, each group under its heading. */
  readonly groups?: readonly { readonly heading: string; readonly options: readonly Option<Value>[] }[];
  readonly onChange: (value: Value) => void;
}

/** A labelled choice of a few. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, value, options, groups = [], onChange } = props;
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <select {...tied} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          <Options of={options} />
          {groups.map(({ heading, options: grouped }) => (
            <optgroup key={heading} label={heading}>
              <Options of={grouped} />
            </optgroup>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Options({ of }: { readonly of: readonly Option<string>[] }) {
  return of.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}
