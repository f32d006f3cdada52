import { useText } from '../../../i18n/bilingual.ts';
import { words } from '../../../i18n/words.ts';
import { Table } from '../../../ui/table.tsx';
import { FlowPicture } from '../flow-picture.tsx';
import { messages } from './messages.ts';
import { outcomesOf, receiversOf, type Outcome } from './outcomes.ts';
import type { Plan } from './plan.ts';
import { useUnitNames } from './use-unit-names.ts';

/** What becomes of what on the day: a picture of each unit that takes others over, and the table of all. */
export function Preview({ plan }: { readonly plan: Plan }) {
  const t = useText(messages);
  const nameOf = useUnitNames(plan);
  return (
    <>
      {receiversOf(plan).map(({ unit, from }) => (
        <FlowPicture
          key={unit}
          name={nameOf(unit)}
          before={from.map(({ id, whole }) => ({ id, name: nameOf(id), on: plan.effectiveOn ?? '', whole }))}
          after={[]}
        />
      ))}
      <Table caption={t.table} heads={[t.from, t.becomes, t.share]}>
        {outcomesOf(plan).map((outcome, at) => (
          <OutcomeRow key={at} outcome={outcome} nameOf={nameOf} />
        ))}
      </Table>
    </>
  );
}

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly nameOf: (unit: string | undefined) => string;
}

function OutcomeRow({ outcome, nameOf }: OutcomeProps) {
  const t = useText(messages);
  const { share } = useText(words);
  const { from, to, ends } = outcome;
  return (
    <tr>
      <th scope="row">{from === undefined ? '–' : nameOf(from)}</th>
      <td>
        {to !== undefined && nameOf(to)}
        {outcome.chosen && <span className="hint"> · {t.chosen}</span>}
        {outcome.opens && <span className="hint"> · {t.opens}</span>}
        {outcome.without !== undefined && t.endsWithout(outcome.without)}
        {outcome.changes !== undefined && t.changes(outcome.changes.map((each) => nameOf(each)).join(', '))}
      </td>
      <td>
        {outcome.share ? share[outcome.share] : '–'}
        {ends === false && <span className="hint"> · {t.goesOn}</span>}
      </td>
    </tr>
  );
}
