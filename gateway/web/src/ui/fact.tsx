import type { ReactNode } from 'react';

/** One term and what it says, inside `<dl className="facts">`. */
export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
