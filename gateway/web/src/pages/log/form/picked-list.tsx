import { useText } from '../../../i18n/bilingual.ts';
import { DirectivePicker, titleOf } from '../../directive-picker.tsx';
import { useNamedDirective, useNamedUnit } from '../../named.ts';
import { PlacePicker } from '../../place-picker.tsx';
import { fullName } from '../../rollout/unit-words.ts';
import { messages } from '../messages.ts';
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
      <ul className="chips picked">
        {chosen.map((id) => (
          <Picked
            key={id}
            id={id}
            of={of}
            onRemove={() => onChange(chosen.filter((other) => other !== id))}
          />
        ))}
      </ul>
    </>
  );
}

interface PickedProps {
  readonly id: string;
  readonly of: PickedListProps['of'];
  readonly onRemove: () => void;
}

function Picked({ id, of, onRemove }: PickedProps) {
  const t = useText(messages);
  const name = useName(id, of) ?? id;
  return (
    <li className="mark">
      {name}{' '}
      <button type="button" className="quiet" aria-label={t.remove(name)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

/** How people call a document or a unit; undefined while that is looked up. */
export function useName(id: string, of: PickedListProps['of']): string | undefined {
  const directive = useNamedDirective(of === 'directives' ? id : undefined);
  const unit = useNamedUnit(of === 'units' ? id : undefined);
  if (of === 'directives') return directive && titleOf(directive);
  return unit && fullName(unit);
}
