import type { ReactNode } from 'react';
import { glossary, type TermKey } from '../generated/glossary.ts';
import { useText } from '../i18n/bilingual.ts';
import { Tip } from '../ui/tip.tsx';

interface TermProps {
  readonly of: TermKey;
  /** The word as the sentence has it; left out: as the glossary has it. */
  readonly children?: ReactNode;
}

/** A word of the glossary with its meaning. */
export function Term({ of, children }: TermProps) {
  const { word, meaning } = useText(glossary)[of];
  return (
    <Tip
      says={
        <>
          <strong>{word}</strong>: {meaning}
        </>
      }
    >
      {children ?? word}
    </Tip>
  );
}

/** A heading that is a word of the glossary. */
export function TermHeading(term: TermProps) {
  return (
    <h2>
      <Term {...term} />
    </h2>
  );
}
