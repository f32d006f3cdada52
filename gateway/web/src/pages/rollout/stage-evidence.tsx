import type { FactHeadFragment, StageFactsFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Fold } from '../../ui/fold.tsx';
import { FactList } from '../facts/fact-list.tsx';
import { messages } from './messages.ts';
import { fullName } from './unit-words.ts';

type Inheritance = StageFactsFragment['because'][number];

/** A list of many units leaves out the facts of their predecessors. */
type MaybeWithFacts = Inheritance & { readonly evidence?: readonly FactHeadFragment[] };
type Reached = Omit<StageFactsFragment, 'because'> & { readonly because: readonly MaybeWithFacts[] };

interface StageEvidenceProps {
  readonly reached: Reached;
  readonly knownAt: string | null;
}

/** What stands behind one stage of a unit: its own act, what it inherited, or that there is nothing. */
export function StageEvidence({ reached, knownAt }: StageEvidenceProps) {
  const { coverage } = useText(words);
  const said = useSaid(reached);
  return (
    <>
      <dd className={reached.coverage}>
        {coverage[reached.coverage]}. {said}
      </dd>
      {reached.because.map((each) => (
        <dd key={`${each.predecessor.id} ${each.on}`}>
          <Inherited from={each} />
          <Facts facts={each.evidence ?? []} knownAt={knownAt} />
        </dd>
      ))}
      {reached.evidence.length > 0 && (
        <dd>
          <Facts facts={reached.evidence} knownAt={knownAt} />
        </dd>
      )}
    </>
  );
}

function Facts({
  facts,
  knownAt,
}: {
  readonly facts: readonly FactHeadFragment[];
  readonly knownAt: string | null;
}) {
  const t = useText(messages);
  const { number } = useFormat();
  if (facts.length === 0) return null;
  return (
    <Fold says={t.facts(number(facts.length))}>
      <FactList facts={facts} knownAt={knownAt} />
    </Fold>
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

function Inherited({ from: { predecessor, on, share, coverage } }: { readonly from: Inheritance }) {
  const t = useText(messages);
  const { day } = useFormat();
  const word = useText(words);
  const passed = share ? word.share[share] : t.unknown;
  return <>{t.inherited(fullName(predecessor), day(on), passed, word.coverage[coverage])}</>;
}
