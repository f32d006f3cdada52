import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { grow, type Counted, type GrowingList } from '../graphql/growing.ts';

/** So many rows of a list go to paper. Whoever needs more narrows what is shown, or takes the file. */
export const MOST_PRINTED = 3500;

type Grow = (told: (count: Counted) => void) => Promise<unknown>;
const lists = new Set<Grow>();

/** The list has all of its rows before the page's own button prints. */
export function useWholeInPrint<Result>(list: GrowingList<Result>): void {
  useEffect(() => {
    const whole: Grow = (told) => grow(list, told, MOST_PRINTED);
    lists.add(whole);
    return () => void lists.delete(whole);
  });
}

/** Fetches what the lists of the page lack, and prints. Throws where something cannot be had. */
export async function printWhole(told: (count: Counted) => void): Promise<void> {
  for (const whole of lists) await whole(told);
  // Answers that have come are handed to what shows them in a task of their own.
  await new Promise((handed) => setTimeout(handed));
  window.print();
}

/** True while the page is printed: what is only drawn where one looks has to be there in whole. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // Browsers take the page as it stands when the handler returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
