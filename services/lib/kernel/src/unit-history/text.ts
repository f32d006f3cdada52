import type { Text } from './changes.ts';

/** Gives the same text object for equal texts. */
export function interned(): Text {
  const known = new Map<string, string>();
  return (value) => {
    const text = String(value);
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
