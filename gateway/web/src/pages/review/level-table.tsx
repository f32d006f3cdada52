import { Link } from 'wouter';
import type { LevelCountsFragment, ReportingQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { overFigures, Table } from '../../ui/table.tsx';
import { useUrlState } from '../../url-state.ts';
import { messages } from './reporting-messages.ts';
import { reviewUrl } from './url.ts';
import { usePart } from './use-part.ts';

/** Completeness and timeliness of one period, level by level. */
export function LevelTable({ status }: { readonly status: ReportingQuery['reporting'] }) {
  const t = useText(messages);
  const { day } = useFormat();
  const { levels, unitsOn, on } = status;
  const dueOn = new Map(status.period.due.map((due) => [due.level, due.on]));
  return (
    <Table
      caption={t.levelsCaption(day(on), day(unitsOn))}
      heads={[
        t.level,
        t.due,
        ...overFigures(t.expected, t.received, t.onTime, t.approved, t.returned, t.missing),
        ...overFigures(t.completeness, t.timeliness),
      ]}
    >
      {levels.map((counts) => (
        <LevelRow key={counts.level} counts={counts} dueOn={dueOn.get(counts.level)} />
      ))}
    </Table>
  );
}

interface LevelRowProps {
  readonly counts: LevelCountsFragment;
  readonly dueOn: string | undefined;
}

function LevelRow({ counts, dueOn }: LevelRowProps) {
  const t = useText(messages);
  const { level } = useText(words);
  const { day, number } = useFormat();
  const part = usePart();
  const [, , link] = useUrlState(reviewUrl);
  const { expected, reported, onTime, approved, returned, missing, overdue } = counts;
  return (
    <tr>
      <th scope="row">{level[counts.level]}</th>
      <td>{dueOn ? day(dueOn) : t.noDue}</td>
      <td className="figure">{typeof expected === 'number' ? number(expected) : t.unknown}</td>
      <td className="figure">{number(reported)}</td>
      <td className="figure">{typeof onTime === 'number' ? number(onTime) : t.noDue}</td>
      <td className="figure">{number(approved)}</td>
      <td className="figure">{number(returned)}</td>
      <td className={overdue > 0 ? 'figure late' : 'figure'}>
        {missing === 0 ? (
          number(missing)
        ) : (
          <Link
            href={link({ level: counts.level, state: 'MISSING' })}
            aria-label={t.showMissing(level[counts.level], number(missing))}
          >
            {number(missing)}
          </Link>
        )}
      </td>
      <td className="figure">{part(counts.completeness)}</td>
      <td className="figure">{typeof onTime === 'number' ? part(counts.timeliness) : t.noDue}</td>
    </tr>
  );
}
