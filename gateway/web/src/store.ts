import { useSyncExternalStore } from 'react';

/** One value that lives outside of components; `use` renders again when it changes. */
export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls back after every change; the answer ends that. */
  watch(listener: () => void): () => void;
  use(): Value;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  const get = () => current;
  const watch = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    get,
    set(value) {
      current = value;
      for (const listener of listeners) listener();
    },
    watch,
    use: () => useSyncExternalStore(watch, get),
  };
}
