import { useState } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { tsvOf, type Cells } from './tsv.ts';

interface CopyButtonProps {
  /** What is copied, where the button alone does not say it. */
  readonly what?: string;
  readonly rows: () => Cells | Promise<Cells>;
}

/** Puts figures on the clipboard as a spreadsheet takes them, and says that it did. */
export function CopyButton({ what, rows }: CopyButtonProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      const cells = await rows();
      await navigator.clipboard.writeText(tsvOf(cells));
      setSaid(t.copied(number(cells.length)));
    } catch {
      setSaid(t.notCopied);
    }
  };
  return (
    <span className="copy no-print">
      <button
        type="button"
        {...(what === undefined ? {} : { 'aria-label': `${t.copy}: ${what}` })}
        onClick={() => void copy()}
      >
        {t.copy}
      </button>{' '}
      <span role="status">{said}</span>
    </span>
  );
}
