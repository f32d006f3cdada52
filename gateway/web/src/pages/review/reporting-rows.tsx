import { Link, useSearch } from 'wouter';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { ReportingRowsDocument, type ReportingRowsQuery } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Pages } from '../../ui/pages.tsx';
import { Select } from '../../ui/select.tsx';
import { Table } from '../../ui/table.tsx';
import { useUrlState } from '../../url-state.ts';
import { fullName } from '../rollout/unit-words.ts';
import type { Times } from '../times/times.ts';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './reporting-messages.ts';
import { REPORTING_STATES, reviewHref, reviewUrl, type ChangeUrl, type ReviewUrl } from './url.ts';

interface RowsProps {
  readonly asked: Times & { readonly period: string; readonly within: string };
  readonly url: ReviewUrl;
  readonly change: ChangeUrl;
  readonly levels: readonly Level[];
}

/** Unit by unit: which are missing, and below whom. */
export function ReportingRows({ asked, url, change, levels }: RowsProps) {
  const t = useText(messages);
  const word = useText(words);
  const level = levels.find((each) => each === url.level) ?? levels.at(-1) ?? 'COMMUNE';
  const state = url.state ?? 'MISSING';
  return (
    <section aria-labelledby="rows">
      <h3 id="rows">{t.rows}</h3>
      <div className="fields no-print">
        <Select
          label={t.level}
          value={level}
          options={levels.map((each) => [each, word.level[each]] as const)}
          onChange={(chosen) => change({ level: chosen })}
        />
        <Select
          label={t.state}
          value={state}
          options={REPORTING_STATES.map((each) => [each, t.states[each]] as const)}
          onChange={(chosen) => change({ state: chosen })}
        />
      </div>
      <List variables={{ ...asked, level, state }} />
    </section>
  );
}

interface ListProps {
  readonly variables: RowsProps['asked'] & {
    readonly level: Level;
    readonly state: (typeof REPORTING_STATES)[number];
  };
}

function List({ variables }: ListProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const pages = usePages(ReportingRowsDocument, variables, ({ reporting }) => reporting.rows);
  return (
    <Pages of={pages}>
      {(answers) => {
        const total = answers[0]?.reporting.rows.totalCount ?? 0;
        const state = t.states[variables.state];
        if (total === 0) return <p role="status">{t.noRows(state)}</p>;
        return (
          <Table
            caption={<span role="status">{t.rowCount(number(total), state)}</span>}
            heads={[t.unit, t.below, t.submittedOn, t.dueOn, t.daysLate, t.coverage]}
          >
            {answers
              .flatMap(({ reporting }) => reporting.rows.nodes)
              .map((row) => (
                <Row key={row.unit.id} row={row} />
              ))}
          </Table>
        );
      }}
    </Pages>
  );
}

interface RowProps {
  readonly row: ReportingRowsQuery['reporting']['rows']['nodes'][number];
}

function Row({ row }: RowProps) {
  const [, , link] = useUrlState(reviewUrl);
  const t = useText(messages);
  const { coverage } = useText(words);
  const { day, number } = useFormat();
  const { unit, submittedOn, dueOn, late, daysLate } = row;
  const { parent } = unit;
  return (
    <tr>
      <th scope="row">
        <UnitLink unit={unit} />
      </th>
      <td>
        {parent ? (
          <Link href={link({ within: parent.id })} aria-label={t.narrow(fullName(parent))}>
            {fullName(parent)}
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td>
        <Submitted on={submittedOn} evidence={row.evidence} />
      </td>
      <td>{dueOn ? day(dueOn) : t.noDue}</td>
      <td className={late ? 'figure late' : 'figure'}>{late ? number(daysLate) : '–'}</td>
      <td className={row.coverage}>{coverage[row.coverage]}</td>
    </tr>
  );
}

interface SubmittedProps {
  readonly on: string | null | undefined;
  readonly evidence: RowProps['row']['evidence'];
}

/** The day of the report, which leads to it. */
function Submitted({ on, evidence }: SubmittedProps) {
  const { day } = useFormat();
  const search = useSearch();
  const review = evidence.find(({ __typename }) => __typename === 'Review');
  if (!on) return '–';
  return review ? <Link href={reviewHref(review.id, search)}>{day(on)}</Link> : day(on);
}
