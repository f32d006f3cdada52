import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { nextPlace } from './figure-places.ts';

interface FigureProps {
  /** As it is shown. */
  readonly children: string;
  /** What it leads to, after the figure itself. */
  readonly leadsTo: string;
  readonly onOpen: () => void;
  /** True: no part of `Figures`. */
  readonly alone?: boolean;
}

/** A figure that opens what stands behind it. Inside of `Figures` only one of them is a stop of the Tab key. */
export function Figure({ children, leadsTo, onOpen, alone = false }: FigureProps) {
  return (
    <button
      type="button"
      className="figure-button"
      tabIndex={alone ? 0 : -1}
      aria-label={`${children}: ${leadsTo}`}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}

/** A table of figures: the Tab key stops at one of them, arrows go on to the others. */
export function Figures({ children }: { readonly children: ReactNode }) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const [first] = figuresIn(table.current);
    if (first && !figuresIn(table.current).some(({ tabIndex }) => tabIndex === 0)) first.tabIndex = 0;
  });
  return (
    <table ref={table} onKeyDown={moveOn} onFocus={({ target }) => keepStop(target)}>
      {children}
    </table>
  );
}

function figuresIn(table: HTMLTableElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>('.figure-button') ?? [])];
}

function keepStop(target: Element): void {
  if (!target.matches('.figure-button')) return;
  for (const each of figuresIn(target.closest('table'))) each.tabIndex = each === target ? 0 : -1;
}

function moveOn(event: KeyboardEvent<HTMLTableElement>): void {
  if (!(event.target instanceof Element) || !event.target.matches('.figure-button')) return;
  const figures = figuresIn(event.currentTarget);
  const places = figures.map((each) => {
    const cell = each.closest('td');
    return { row: cell?.closest('tr')?.rowIndex ?? 0, column: cell?.cellIndex ?? 0 };
  });
  const next = nextPlace(places, figures.indexOf(event.target as HTMLElement), event.key);
  if (next === undefined) return;
  event.preventDefault();
  figures[next]?.focus();
}
