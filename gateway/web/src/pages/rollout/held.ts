import { useEffect, useState } from 'react';

/** Longer than that nothing waits for what may never come. */
const LONGEST_MS = 2_000;

/**
 * What lies behind an open dialog is drawn once that has said what it has to say: a page that is opened with one
 * shows it first. Opened later it holds up nothing.
 */
export function useHeld(open: boolean): { readonly held: boolean; readonly release: () => void } {
  const [held, setHeld] = useState(open);
  const release = () => setHeld(false);
  useEffect(() => {
    const timer = setTimeout(release, LONGEST_MS);
    return () => clearTimeout(timer);
  }, []);
  return { held: held && open, release };
}
