import { Chip, Chips } from '../../../ui/chips.tsx';
import { DirectivePicker } from '../../directive-picker.tsx';
import { useNameOf } from '../../named.ts';
import { PlacePicker } from '../../place-picker.tsx';
import { useSurroundings } from './surroundings.ts';

interface PickedListProps {
  readonly label: string;
  readonly hint?: string;
  readonly of: 'directives' | 'units';
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Several documents or units: the field takes one after the other. */
export function PickedList({ of, chosen, onChange, ...said }: PickedListProps) {
  const { on } = useSurroundings();
  const take = (id: string | undefined) => {
    if (id !== undefined && !chosen.includes(id)) onChange([...chosen, id]);
  };
  return (
    <>
      {of === 'directives' ? (
        <DirectivePicker {...said} chosen={undefined} onChoose={take} />
      ) : (
        <PlacePicker {...said} chosen={undefined} on={on} onChoose={take} />
      )}
      <Chips>
        {chosen.map((id) => (
          <Named key={id} id={id} onRemove={() => onChange(chosen.filter((other) => other !== id))} />
        ))}
      </Chips>
    </>
  );
}

interface NamedProps {
  readonly id: string;
  readonly onRemove: () => void;
}

function Named({ id, onRemove }: NamedProps) {
  return <Chip name={useNameOf(id) ?? id} onRemove={onRemove} />;
}
