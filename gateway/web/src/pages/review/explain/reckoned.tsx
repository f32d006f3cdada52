import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { words } from '../../../i18n/words.ts';
import { isNumber, type FigureRow } from '../figure-rows.ts';
import type { ExplainedTotal } from './figure-dialog.tsx';
import { messages } from './messages.ts';

interface ReckonedProps {
  readonly row: FigureRow;
  readonly total: ExplainedTotal;
}

/** How a figure comes about, sentence by sentence. */
export function Reckoned({ row, total }: ReckonedProps) {
  const t = useText(messages);
  const { bound } = useText(words);
  const { number, percent } = useFormat();
  const { stated, computed, itemised, gap } = row;
  const say = row.percent ? percent : number;
  const sentences = [
    isNumber(stated) && t.stated(`${bound[row.qualifier]}${say(stated)}`),
    isNumber(computed) && !row.percent && t.counted(number(computed)),
    useShare(row, total),
    isNumber(itemised) && t.itemised(number(itemised)),
    isNumber(gap) && gap !== 0 && t.gap(say(gap)),
  ];
  return <p>{sentences.filter(Boolean).join(' ')}</p>;
}

/** A percentage as a division of what was done by what was planned or expected. */
function useShare({ percent, what, computed }: FigureRow, total: ExplainedTotal): string | undefined {
  const t = useText(messages);
  const format = useFormat();
  if (!percent || !isNumber(computed)) return undefined;
  const said = format.percent(computed);
  if (what === 'plan')
    return t.ofPlan(format.number(total.count ?? 0), format.number(total.planned ?? 0), said);
  const people = total.people.find(({ unit }) => unit === what);
  return t.ofExpected(format.number(people?.value ?? 0), format.number(people?.expected ?? 0), said);
}
