import type { Day } from '@trienkhai/kernel/day';
import { BecameBetweenDocument, type BecameBetweenQuery } from '../../../generated/graphql.ts';
import { usePages } from '../../../graphql/pages.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { words } from '../../../i18n/words.ts';
import { Pages } from '../../../ui/pages.tsx';
import { Table } from '../../../ui/table.tsx';
import { UnitLink } from '../../units/unit-link.tsx';
import type { RolloutUrl, Scope } from '../state.ts';
import { documentIn } from '../unit-words.ts';
import { writeFigure, type Difference } from './figure.ts';
import { messages } from './messages.ts';

interface ExplainedChangeProps {
  readonly difference: Difference;
  readonly from: Day;
  readonly to: Day;
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

/** Why a count of the later day differs from that of the earlier one. */
export function ExplainedChange({ difference, from, to, url, scope }: ExplainedChangeProps) {
  const t = useText(messages);
  const { directive, within, knownAt } = scope;
  const { level, stage } = difference;
  const changeIn = ({ node }: BecameBetweenQuery) =>
    documentIn(node)?.compare.find((each) => each.level === level);
  const variables = { directive, within, knownAt, from, to, stages: [stage] };
  const pages = usePages(BecameBetweenDocument, variables, (answer) => changeIn(answer)?.became ?? NOTHING);
  return (
    <Pages of={pages}>
      {(answers) => {
        const [change] = answers.map(changeIn);
        if (!change) return <p>{t.none}</p>;
        const gone = answers.flatMap((answer) => changeIn(answer)?.became.nodes ?? []);
        return (
          <>
            <Sum of={change.stages} from={from} to={to} />
            <p>{t[difference.part]}</p>
            <Days difference={difference} days={[from, to]} url={url} />
            {gone.length > 0 ? <Gone units={gone} /> : <p>{t.goneNone}</p>}
          </>
        );
      }}
    </Pages>
  );
}

const NOTHING = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

type Compared = NonNullable<
  ReturnType<typeof documentIn<NonNullable<BecameBetweenQuery['node']>>>
>['compare'][number];

function Sum({ of, from, to }: { readonly of: Compared['stages']; readonly from: Day; readonly to: Day }) {
  const t = useText(messages);
  const { day, number } = useFormat();
  return of.map(({ reachedFrom, reachedTo, progress, restructured }) => (
    <div key="sum">
      <p>{t.difference(number(reachedFrom), number(reachedTo), day(from), day(to))}</p>
      <p>{t.sum(number(reachedTo), number(reachedFrom), number(progress), number(restructured))}</p>
    </div>
  ));
}

interface DaysProps {
  readonly difference: Difference;
  readonly days: readonly Day[];
  readonly url: RolloutUrl;
}

function Days({ difference: { level, stage }, days, url }: DaysProps) {
  const t = useText(messages);
  const { day } = useFormat();
  return (
    <p className="chips">
      {days.map((on) => (
        <button
          key={on}
          type="button"
          onClick={() => url.change({ why: writeFigure({ level, stage, part: 'reached', on }) })}
        >
          {t.see(day(on))}
        </button>
      ))}
    </p>
  );
}

function Gone({ units }: { readonly units: Compared['became']['nodes'] }) {
  const t = useText(messages);
  const { coverage } = useText(words);
  return (
    <Table caption={t.gone} heads={[t.units, t.became]}>
      {units.map(({ unit, stages, successors }) => (
        <tr key={unit.id}>
          <th scope="row">
            <UnitLink unit={unit} /> ({stages.map((each) => coverage[each.coverage]).join()})
          </th>
          <td>
            <ul className="plain">
              {successors.map((heir) => (
                <li key={heir.unit.id}>
                  <UnitLink unit={heir.unit} /> ({heir.stages.map((each) => coverage[each.coverage]).join()})
                </li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </Table>
  );
}
