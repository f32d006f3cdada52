import type { Counted } from '../graphql/growing.ts';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { MOST_PRINTED } from './printing.ts';

/** Says on paper that rows are missing there, and how to have them. */
export function PrintedPart({ count: { shown, total } }: { readonly count: Counted }) {
  const t = useText(messages);
  const { number } = useFormat();
  const printed = Math.min(shown, MOST_PRINTED);
  if (printed >= total) return null;
  return <p className="print-only">{t.printedPart(number(printed), number(total), number(MOST_PRINTED))}</p>;
}
