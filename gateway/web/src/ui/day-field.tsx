import { useId, useState } from 'react';
import { isDay, type Day } from '@trienkhai/kernel/day';
import { useText } from '../i18n/bilingual.ts';
import { formatDay } from '../i18n/formats.ts';
import { messages } from './messages.ts';
import { readDay } from './read-day.ts';

interface DayFieldProps {
  readonly label: string;
  /** What is no day stands as it was typed, with what is wrong with it. */
  readonly value: Day | undefined;
  /** Told where the field is empty, e.g. what stands then. */
  readonly hint?: string;
  readonly onChange: (day: Day | undefined) => void;
  /**
   * Called with what is no day, to say so where the form says its faults; then every letter is told as it is
   * typed, so that nothing moves under a pointer that leaves the field. Absent: the field says it.
   */
  readonly onUnread?: (text: string) => void;
}

/** A day as people write it; put in order when the field is left or on Enter, and kept as typed where it is none. */
export function DayField(props: DayFieldProps) {
  const t = useText(messages);
  const id = useId();
  const { fault, text, type, settle } = useTypedDay(props);
  const told = props.onUnread === undefined && fault !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <p id={`${id}-hint`} className="hint">
        {props.hint ?? t.dayHint}
      </p>
      {told && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {t.dayFault(fault)}
        </p>
      )}
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        placeholder="dd/mm/yyyy"
        aria-invalid={fault !== undefined}
        aria-describedby={told ? `${id}-fault ${id}-hint` : `${id}-hint`}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
    </div>
  );
}

function useTypedDay({ value = '', onChange, onUnread }: DayFieldProps) {
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const isUnread = value !== '' && !isDay(value);
  const tell = (text: string): boolean => {
    const day = readDay(text);
    const reads = day !== undefined || text.trim() === '';
    if (!reads) onUnread?.(text.trim());
    else if (day !== value) onChange(day);
    return reads;
  };
  const type = (text: string) => {
    setTyped(text);
    if (onUnread) tell(text);
  };
  const settle = () => {
    if (typed === undefined) return;
    const reads = tell(typed);
    setFault(reads ? undefined : typed);
    if (reads) setTyped(undefined);
  };
  const unread = isUnread && typed === undefined ? value : undefined;
  const shown = isUnread ? value : formatDay(value);
  return { fault: fault ?? unread, text: typed ?? shown, type, settle };
}
