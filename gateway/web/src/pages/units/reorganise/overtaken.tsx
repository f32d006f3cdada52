import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { words } from '../../../i18n/words.ts';
import { Table } from '../../../ui/table.tsx';
import { linesOf } from './composed.ts';
import { differing, type Wording } from './differing.ts';
import { messages } from './messages.ts';
import type { Outcome } from './outcomes.ts';
import type { Named, Plan } from './plan.ts';
import type { PutRight } from './use-plan-draft.ts';
import { useUnitNames } from './use-unit-names.ts';

interface OvertakenProps {
  readonly by: PutRight;
  /** What is recorded now, and what is being written. */
  readonly recorded: Plan;
  readonly written: Plan;
}

/** Somebody else has put the same state right since this was begun: what they recorded beside what stands here. */
export function Overtaken({ by: { recordedAt, reason, cancelled }, recorded, written }: OvertakenProps) {
  const t = useText(messages);
  const { instant } = useFormat();
  const says = cancelled ? t.cancelledMeanwhile : t.overtaken;
  return (
    <div role="status">
      <p className="late">{says(instant(recordedAt), reason ?? '')}</p>
      <Differences recorded={recorded} written={written} />
    </div>
  );
}

function Differences({ recorded, written }: Omit<OvertakenProps, 'by'>) {
  const t = useText(messages);
  const wording = useWording();
  const told = differing(
    [recorded, { ...wording, nameOf: useUnitNames(recorded) }],
    [written, { ...wording, nameOf: useUnitNames(written) }],
  );
  if (told.recorded.length + told.written.length === 0) return <p>{t.same}</p>;
  return (
    <Table caption={t.differs} heads={[t.nowRecorded, t.nowWritten]}>
      <tr>
        <td>
          <Lines of={told.recorded} />
        </td>
        <td>
          <Lines of={told.written} />
        </td>
      </tr>
    </Table>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return '–';
  return (
    <ul className="plain">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** A plan in sentences. */
function useWording(): Omit<Wording, 'nameOf'> {
  const t = useText(messages);
  const { share: shares } = useText(words);
  const { day } = useFormat();
  const line = (outcome: Outcome, nameOf: (unit: Named) => string) => {
    const { from, to, share, chosen, ends, opens, without, changes } = outcome;
    const units = [from, to].flatMap((unit) => (unit === undefined ? [] : [nameOf(unit)])).join(' → ');
    const further = [
      opens && t.opens,
      share && shares[share],
      chosen && t.chosen.toLowerCase(),
      ends === false && t.goesOn,
      without !== undefined && t.endsWithout(without),
      changes && t.changes(changes.map((each) => nameOf(each)).join(', ')),
    ].filter(Boolean);
    return `${units}: ${further.join(', ')}`;
  };
  const head = ({ effectiveOn, issuedOn, decrees }: Plan) => [
    `${t.effectiveOn}: ${effectiveOn ? day(effectiveOn) : '–'}`,
    `${t.issuedOn}: ${issuedOn ? day(issuedOn) : '–'}`,
    `${t.decrees}: ${linesOf(decrees).join('; ') || '–'}`,
  ];
  return { line, head };
}
