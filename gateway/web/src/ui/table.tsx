import { useId, type ReactNode } from 'react';
import { Figures } from './figures.tsx';

interface Shown {
  readonly caption: ReactNode;
  readonly heads: readonly string[];
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
            {heads.map((head) => (
              <th key={head} scope="col">
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
