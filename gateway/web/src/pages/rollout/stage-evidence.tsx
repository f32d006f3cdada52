import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { writeState } from '../../url-state.ts';
import { messages } from './messages.ts';
import type { UnitRow } from './unit-dialog.tsx';
import { fullName } from './unit-words.ts';

type Reached = UnitRow['stages'][number];
type Inheritance = Reached['because'][number];

/** What stands behind one stage of a unit: its own act, what it inherited, or that there is nothing. */
export function StageEvidence({ reached }: { reached: Reached }) {
  const t = useText(messages);
  const { coverage } = useText(words);
  const { number } = useFormat();
  const said = useSaid(reached);
  return (
    <>
      <dd className={reached.coverage}>
        {coverage[reached.coverage]}. {said}
      </dd>
      {reached.because.map((each) => (
        <dd key={`${each.predecessor.id} ${each.on}`}>
          <Inherited from={each} />
        </dd>
      ))}
      {reached.evidence.length > 0 && (
        <dd>
          <details>
            <summary>{t.facts(number(reached.evidence.length))}</summary>
            <ul>
              {reached.evidence.map(({ __typename, id }) => (
                <li key={id}>
                  <Link href={`/history${writeState({ id })}`}>
                    {__typename} {id}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </dd>
      )}
    </>
  );
}

/** In sentences: when it was done, begun, due, and when that was recorded. */
function useSaid({ coverage, because, on, begunOn, dueOn, lagDays, recordedAt }: Reached): string {
  const t = useText(messages);
  const { day, instant, number } = useFormat();
  if (coverage === 'UNKNOWN') return t.unexplained;
  const sentences = [
    coverage === 'EXACT' && because.length === 0 && (on ? t.own(day(on)) : t.dayUnknown),
    coverage === 'NONE' && t.notYet,
    begunOn && t.begun(day(begunOn)),
    dueOn && t.due(day(dueOn)),
    typeof lagDays === 'number' && t.lag(number(lagDays)),
    recordedAt && t.recorded(instant(recordedAt)),
  ];
  return sentences.filter(Boolean).join(' ');
}

function Inherited({ from: { predecessor, on, share, coverage } }: { from: Inheritance }) {
  const t = useText(messages);
  const { day } = useFormat();
  const word = useText(words);
  const passed = share ? word.share[share] : t.unknown;
  return <>{t.inherited(fullName(predecessor), day(on), passed, word.coverage[coverage])}</>;
}
