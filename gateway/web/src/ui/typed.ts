import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** What is being typed, handed on without outer spaces after a pause; a value that changes elsewhere (back button) shows at once. */
export function useTyped(value: string, handOn: (text: string) => void) {
  const [text, setText] = useState(value);
  const handedOn = useRef(value);
  useEffect(() => {
    if (value === handedOn.current) return;
    handedOn.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    const said = text.trim();
    if (said === handedOn.current) return undefined;
    const timer = setTimeout(() => {
      handedOn.current = said;
      handOn(said);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, handOn]);
  return [text, setText] as const;
}
