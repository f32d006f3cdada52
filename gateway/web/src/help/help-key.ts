import { useEffect } from 'react';
import { createStore } from '../store.ts';

const KEPT = 'trienkhai.one-key';
const allowed = createStore(localStorage.getItem(KEPT) !== 'off');

export const useOneKey = allowed.use;

/** Keys of one sign get in the way of speech input, so they can be turned off. */
export function setOneKey(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off');
  allowed.set(on);
}

/** Calls back on `?` where nothing is being typed. */
export function useHelpKey(onHelp: () => void): void {
  const on = useOneKey();
  useEffect(() => {
    if (!on) return undefined;
    const press = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (key !== '?' || ctrlKey || altKey || metaKey) return;
      if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
      onHelp();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
    // The callback may be made anew with every render.
  }, [on]);
}
