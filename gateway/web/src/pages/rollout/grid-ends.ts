import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { Row } from './use-rows.ts';

/**
 * The keys Home and End lead to the first and the last of all rows and put the focus there, as soon as it has come;
 * whoever turns elsewhere meanwhile is not fetched back.
 */
export function useEnds(
  rows: readonly Row[],
  total: number,
  frame: RefObject<HTMLElement | null>,
  goTo: (index: number) => void,
) {
  const wanted = useRef<number>(undefined);
  const leave = () => {
    wanted.current = undefined;
  };
  const arrive = () => {
    const index = wanted.current;
    if (index === undefined) return;
    const row = rows[index] && frame.current?.querySelector(`tr[data-index="${index}"]`);
    if (!row) return goTo(index);
    leave();
    row.querySelector('button')?.focus();
  };
  useEffect(arrive);
  const onKeyDown = (event: KeyboardEvent) => {
    leave();
    // A row that is scrolled out of sight is gone, and the focus with it.
    if (SCROLLING.includes(event.key)) frame.current?.focus({ preventScroll: true });
    const index = { Home: 0, End: total - 1 }[event.key];
    if (index === undefined) return;
    event.preventDefault();
    wanted.current = index;
    arrive();
  };
  return { onKeyDown, leave };
}

const SCROLLING = ['Home', 'End', 'PageUp', 'PageDown'];
