import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { overFigures, Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';

interface Target {
  readonly stage: Stage;
  readonly level: Level;
  readonly days: number;
}

/** Within how many days each level is expected to reach each stage. */
export function Targets({ targets }: { readonly targets: readonly Target[] }) {
  const t = useText(messages);
  const { stage: stages, level: levels } = useText(words);
  const { number } = useFormat();
  if (targets.length === 0) return <p>{t.noTargets}</p>;
  const shownLevels = LEVELS.filter((level) => targets.some((each) => each.level === level));
  const shownStages = STAGES.filter((stage) => targets.some((each) => each.stage === stage));
  return (
    <Table
      caption={t.targetsHint}
      heads={[t.stage, ...overFigures(...shownLevels.map((level) => levels[level]))]}
    >
      {shownStages.map((stage) => (
        <tr key={stage}>
          <th scope="row">{stages[stage]}</th>
          {shownLevels.map((level) => {
            const target = targets.find((each) => each.stage === stage && each.level === level);
            return (
              <td key={level} className="figure">
                {target ? number(target.days) : t.notSet}
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}
