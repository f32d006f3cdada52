export type Keep<Value, Key = string> = (key: Key, make: () => Value) => Value;

/** What was made for a key, kept for the next question; of many keys only the newest asked for. */
export function keepNewest<Key, Value>(limit: number): Keep<Value, Key> {
  const kept = new Map<Key, Value>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    return value;
  };
}
