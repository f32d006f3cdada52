import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { messages } from '../messages.ts';
import type { Remainder } from './remainder.ts';

/** What is stated, told singly and left over, while one types. */
export function Remainders({ of }: { readonly of: readonly Remainder[] }) {
  const t = useText(messages);
  const language = useLanguage();
  const { number } = useFormat();
  return (
    <ul className="plain remainders" aria-live="polite">
      {of.map(({ of: what, stated, itemised, gap }) => (
        <li key={what.en} className={gap < 0 ? 'fault' : ''}>
          {t.remainder(what[language], number(stated), number(itemised))}{' '}
          <strong>{gap < 0 ? t.tooMuch(number(-gap)) : t.left(number(gap))}</strong>
        </li>
      ))}
    </ul>
  );
}
