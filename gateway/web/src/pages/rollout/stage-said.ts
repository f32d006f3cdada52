import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { messages } from './messages.ts';
import type { Row } from './use-rows.ts';

export type Reached = Row['stages'][number];

export const isOverdue = ({ late, coverage }: Reached) => late && coverage !== 'EXACT';

/** What a cell of the grid says in words: how the stage stands, then since when it is overdue where it is. */
export function useStageSaid(): (reached: Reached | undefined) => readonly string[] {
  const t = useText(messages);
  const { day } = useFormat();
  const { coverage } = useText(words);
  return (reached) => {
    if (!reached) return [];
    const done = reached.on ? day(reached.on) : t.dayUnknown;
    const said = reached.coverage === 'EXACT' ? done : coverage[reached.coverage];
    return isOverdue(reached) && reached.dueOn ? [said, t.lateSince(day(reached.dueOn))] : [said];
  };
}
