import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { BehindDocument, type BehindQuery } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Pages } from '../../ui/pages.tsx';
import { Select } from '../../ui/select.tsx';
import { overFigures, Table } from '../../ui/table.tsx';
import type { Times } from '../times/times.ts';
import { UnitLink } from '../units/unit-link.tsx';
import { BehindByParent } from './behind-by-parent.tsx';
import { messages } from './messages.ts';
import type { ChangeUrl, DirectivesUrl } from './url.ts';

interface BehindProps {
  readonly id: string;
  readonly url: DirectivesUrl;
  readonly change: ChangeUrl;
  readonly times: Times;
}

/** Who has not reached a stage, e.g. who has not acknowledged the document. */
export function Behind({ id, url, change, times }: BehindProps) {
  const t = useText(messages);
  const word = useText(words);
  const { within = null, behindLevel: level = 'COMMUNE', stage = 'RECEIVED' } = url;
  return (
    <>
      <p className="hint">{t.behindHint}</p>
      <div className="fields no-print">
        <Select
          label={t.ofLevel}
          value={level}
          options={LEVELS.map((each) => [each, word.level[each]])}
          onChange={(behindLevel) => change({ behindLevel })}
        />
        <Select
          label={t.stage}
          value={stage}
          options={STAGES.filter((each) => each !== 'ISSUED').map((each) => [each, word.stage[each]])}
          onChange={(chosen) => change({ stage: chosen })}
        />
      </div>
      <BehindList variables={{ directive: id, within, level, stage, ...times }} />
    </>
  );
}

interface Variables extends Times {
  readonly directive: string;
  readonly within: string | null;
  readonly level: Level;
  readonly stage: Stage;
}

function BehindList({ variables }: { readonly variables: Variables }) {
  const t = useText(messages);
  const { number } = useFormat();
  const pages = usePages(BehindDocument, variables, ({ behind }) => behind);
  return (
    <Pages of={pages}>
      {(answers) => {
        const { all, byParent, totalCount } = answers[0]!.behind;
        if (all.expected === 0) return <p role="status">{t.nobodyExpected}</p>;
        if (totalCount === 0) return <p role="status">{t.allReached}</p>;
        const count = t.behindOf(number(totalCount), number(all.expected));
        return (
          <>
            <Table
              caption={<span role="status">{count}</span>}
              heads={[
                t.unit,
                t.parent,
                t.coverage,
                t.due,
                ...overFigures(t.daysLate),
                t.peers,
                t.medianPeerOn,
              ]}
            >
              {answers
                .flatMap(({ behind }) => behind.nodes)
                .map((each) => (
                  <BehindRow key={each.unit.id} behind={each} />
                ))}
            </Table>
            <BehindByParent counts={byParent} />
          </>
        );
      }}
    </Pages>
  );
}

type BehindUnit = BehindQuery['behind']['nodes'][number];

function BehindRow({ behind }: { readonly behind: BehindUnit }) {
  const t = useText(messages);
  const word = useText(words);
  const { day, number } = useFormat();
  const { unit, parent, coverage, dueOn, daysLate, peers, peersReached, medianPeerOn } = behind;
  const late = typeof daysLate === 'number' && daysLate > 0;
  return (
    <tr>
      <th scope="row">
        <UnitLink unit={unit} />
      </th>
      <td>{parent ? <UnitLink unit={parent} /> : '–'}</td>
      <td className={coverage}>{word.coverage[coverage]}</td>
      <td>{dueOn ? day(dueOn) : t.noDue}</td>
      <td className={late ? 'figure late' : 'figure'}>
        {typeof daysLate === 'number' ? number(daysLate) : '–'}
      </td>
      <td>{t.peersOf(number(peersReached), number(peers))}</td>
      <td>{medianPeerOn ? day(medianPeerOn) : '–'}</td>
    </tr>
  );
}
