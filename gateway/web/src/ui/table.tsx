import { useId, type ReactNode } from 'react';
import { Figures } from './figures.tsx';

/** Heads stand over their cells: those of figures at the right. */
type Head = string | { readonly figure: string };

interface Shown {
  readonly caption: ReactNode;
  readonly heads: readonly Head[];
  /** True: there are figures in it that open what stands behind them. */
  readonly figures?: boolean;
  /** One `<tr>` each. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways by itself where the screen is narrow, also by keyboard. */
export function Table({ caption, heads, figures = false, children }: Shown) {
  const id = useId();
  const Frame = figures ? Figures : 'table';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby={id}>
      <Frame>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {heads.map(headOf).map(([head, className]) => (
              <th key={head} scope="col" className={className}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Frame>
    </div>
  );
}

function headOf(head: Head): readonly [head: string, className?: string] {
  return typeof head === 'string' ? [head] : [head.figure, 'figure'];
}

/** Heads over figures. */
export function overFigures(...heads: readonly string[]): readonly Head[] {
  return heads.map((figure) => ({ figure }));
}
