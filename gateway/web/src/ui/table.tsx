import { useId, type ReactNode } from 'react';

interface Shown {
  readonly caption: ReactNode;
  readonly heads: readonly string[];
  /** One `<tr>` each. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways by itself where the screen is narrow, also by keyboard. */
export function Table({ caption, heads, children }: Shown) {
  const id = useId();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby={id}>
      <table>
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
      </table>
    </div>
  );
}
