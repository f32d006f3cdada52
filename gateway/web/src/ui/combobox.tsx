import { useId, useState, type KeyboardEvent } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Told under the label: what tells two of one name apart. */
  readonly detail?: string;
}

interface ComboboxProps {
  readonly label: string;
  readonly hint?: string;
  /** What is chosen now, in words; empty: nothing. */
  readonly chosen: string;
  /** True: it shows what is chosen, and takes nothing else. */
  readonly locked?: boolean | undefined;
  /** Suggestions for what was typed; undefined: they are still coming. */
  readonly choices: readonly Choice[] | undefined;
  /** The field is about to be used. */
  readonly onEnter?: () => void;
  readonly onType: (text: string) => void;
  /** Undefined: the choice was cleared. */
  readonly onChoose: (choice: Choice | undefined) => void;
}

/** A text field with suggestions below it: arrows move, Enter takes, Escape closes. */
export function Combobox(props: ComboboxProps) {
  const t = useText(messages);
  const id = useId();
  const box = useSuggestions(props);
  const { label, hint, choices = [] } = props;
  const found = choices.length === 0 ? t.nothing : t.found(choices.length);
  return (
    <div className="field combobox" onFocus={props.onEnter} onBlur={box.leave}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <div className="combobox-input">
        <Typing {...props} id={id} box={box} />
        {props.chosen !== '' && !props.locked && (
          <button type="button" aria-label={`${t.clear}: ${label}`} onClick={() => props.onChoose(undefined)}>
            ×
          </button>
        )}
        <Suggestions id={id} label={label} choices={choices} box={box} />
      </div>
      <p className={choices.length === 0 ? 'hint' : 'visually-hidden'} role="status">
        {box.asked && props.choices ? found : ''}
      </p>
    </div>
  );
}

function Typing({ id, hint, choices, locked, box }: ComboboxProps & { id: string; box: Box }) {
  const active = choices?.[box.active];
  return (
    <input
      id={id}
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      readOnly={locked}
      aria-autocomplete="list"
      aria-expanded={box.open}
      aria-controls={`${id}-list`}
      aria-describedby={hint ? `${id}-hint` : undefined}
      aria-activedescendant={box.open && active ? `${id}-${box.active}` : undefined}
      value={box.text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => box.type(event.target.value)}
      onKeyDown={box.press}
    />
  );
}

type Box = ReturnType<typeof useSuggestions>;

function Suggestions({
  id,
  label,
  choices,
  box,
}: {
  id: string;
  label: string;
  choices: readonly Choice[];
  box: Box;
}) {
  const shown = box.open && choices.length > 0;
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
      {shown &&
        choices.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === box.active}
            // The field keeps the focus: a press that took it would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => box.take(choice)}
          >
            {choice.label}
            {choice.detail && <small>{choice.detail}</small>}
          </li>
        ))}
    </ul>
  );
}

function useSuggestions({ chosen, choices = [], locked, onType, onChoose }: ComboboxProps) {
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const open = typed !== undefined;
  const close = () => {
    setTyped(undefined);
    onType('');
  };
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
    onType(text);
  };
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    onChoose(choice);
  };
  const press = (event: KeyboardEvent) => {
    if (locked) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (open) setActive((active + step + choices.length) % Math.max(choices.length, 1));
      else type('');
    } else if (event.key === 'Enter' && open) take(choices[active]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  const asked = typed !== undefined && typed.trim() !== '';
  return { open, asked, active, text: typed ?? chosen, type, take, press, leave: close };
}
