import type { ReactNode } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

/** What was picked. */
export function Chips({ children }: { readonly children: ReactNode }) {
  return <ul className="chips picked">{children}</ul>;
}

/** One of it, with the way to leave it out again. */
export function Chip({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const t = useText(messages);
  return (
    <li className="mark">
      {name}{' '}
      <button type="button" className="quiet" aria-label={t.remove(name)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}
