import { Labelled } from './labelled.tsx';
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
  const [typed, setTyped] = useTyped(value, onSettled);
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <input
          {...tied}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
    </Labelled>
  );
}
