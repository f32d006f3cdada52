import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import type { FigureRow } from './figure-rows.ts';
import { messages } from './messages.ts';

/** What a figure is of: kinds of activity and what is counted of them. */
export function useFigureName(): (row: FigureRow) => string {
  const t = useText(messages);
  const { kinds, people } = useText(words);
  return ({ kinds: of, what, percent }) => {
    const measure = what === 'count' ? t.howMany : what === 'plan' ? t.ofPlan : people[what];
    const named = of.map((kind) => kinds[kind] ?? kind).join(', ');
    return `${named}: ${measure}${percent && what !== 'plan' ? ' (%)' : ''}`;
  };
}
