import { useState, type ReactNode } from 'react';

interface FoldProps {
  readonly says: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Folded up; what is inside is asked for and drawn once somebody opens it, and is there as it opens. */
export function Fold({ says, className, children }: FoldProps) {
  const [drawn, setDrawn] = useState(false);
  return (
    <details className={className}>
      <summary onClick={() => setDrawn(true)}>{says}</summary>
      {drawn && children}
    </details>
  );
}
