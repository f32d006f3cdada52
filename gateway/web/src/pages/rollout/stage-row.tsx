import type { Level } from '@trienkhai/kernel/vocabulary';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { ExplainButton } from './explain/explain-button.tsx';
import type { Part } from './explain/figure.ts';
import type { LevelRollout } from './level-cards.tsx';
import { messages } from './messages.ts';
import type { RolloutUrl } from './state.ts';

interface StageRowProps {
  readonly level: Level;
  readonly of: LevelRollout['stages'][number];
  readonly url: RolloutUrl;
}

/** Nothing done is a zero; what nobody knows is said in words. */
export function StageRow({ level, of, url }: StageRowProps) {
  const { stage, reached, percent, partly, overdue, lagDays } = of;
  const t = useText(messages);
  const format = useFormat();
  const word = useText(words);
  const why = (part: Part, shown: string) => (
    <ExplainButton of={{ level, stage, part }} url={url}>
      {shown}
    </ExplainButton>
  );
  const known = typeof percent === 'number';
  return (
    <tr>
      <th scope="row">{word.stage[stage]}</th>
      <td className="figure">{why('reached', format.number(reached))}</td>
      <td className={known ? 'figure' : 'figure UNKNOWN'}>
        {known ? why('percent', format.percent(percent)) : t.unknown}
      </td>
      <td className={partly > 0 ? 'figure PARTLY' : 'figure'}>{why('partly', format.number(partly))}</td>
      <td className={overdue > 0 ? 'figure late' : 'figure'}>{why('overdue', format.number(overdue))}</td>
      <td className={lagDays ? 'figure' : 'figure UNKNOWN'}>
        {lagDays ? why('lag', format.number(lagDays.median)) : t.none}
      </td>
    </tr>
  );
}
