import type { Day } from '@trienkhai/kernel/day';
import { ExplainFigureDocument, type ExplainFigureQuery } from '../../../generated/graphql.ts';
import { usePages } from '../../../graphql/pages.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { words } from '../../../i18n/words.ts';
import { Pages } from '../../../ui/pages.tsx';
import { UnitLink } from '../../units/unit-link.tsx';
import { StageEvidence } from '../stage-evidence.tsx';
import type { Scope } from '../state.ts';
import { documentIn } from '../unit-words.ts';
import type { Rollout } from '../view.tsx';
import { unitsOf, type Count } from './figure.ts';
import { messages } from './messages.ts';

type Row = NonNullable<
  ReturnType<typeof documentIn<NonNullable<ExplainFigureQuery['node']>>>
>['rollout']['rows']['nodes'][number];

interface ExplainedCountProps {
  readonly count: Count;
  readonly on: Day;
  readonly level: Rollout['levels'][number] | undefined;
  readonly scope: Scope;
}

/** The units that a figure counts, each with the facts that make it count. */
export function ExplainedCount({ count, on, level, scope }: ExplainedCountProps) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const { directive, within, knownAt } = scope;
  const variables = { directive, within, knownAt, on, level: count.level, ...unitsOf(count, on) };
  const pages = usePages(ExplainFigureDocument, variables, rowsIn);
  return (
    <>
      <Reckoned count={count} level={level} />
      <Pages of={pages}>
        {(answers) => {
          const total = rowsIn(answers[0]!).totalCount;
          if (total === 0) return <p>{t.none}</p>;
          return (
            <>
              {count.part !== 'first' && <p>{t.counts(number(total), day(on))}</p>}
              <ol className="plain explained">
                {answers
                  .flatMap((answer) => rowsIn(answer).nodes)
                  .map((row) => (
                    <ExplainedUnit key={row.unit.id} row={row} count={count} knownAt={knownAt} />
                  ))}
              </ol>
            </>
          );
        }}
      </Pages>
    </>
  );
}

const NOTHING = { totalCount: 0, nodes: [] as Row[], pageInfo: { hasNextPage: false, endCursor: null } };

function rowsIn({ node }: ExplainFigureQuery) {
  return documentIn(node)?.rollout.rows ?? NOTHING;
}

/** How the figure comes about where it is more than a count. */
function Reckoned({ count, level }: Pick<ExplainedCountProps, 'count' | 'level'>) {
  const t = useText(messages);
  const { number, percent } = useFormat();
  if (count.part === 'lag' || count.part === 'first') return <p>{t[count.part]}</p>;
  const stage = level?.stages.find((each) => each.stage === count.stage);
  if (count.part !== 'percent' || typeof stage?.percent !== 'number') return null;
  return <p>{t.percent(number(stage.reached), number(level?.expected ?? 0), percent(stage.percent))}</p>;
}

interface ExplainedUnitProps {
  readonly row: Row;
  readonly count: Count;
  readonly knownAt: string | null;
}

function ExplainedUnit({ row, count, knownAt }: ExplainedUnitProps) {
  const t = useText(messages);
  const word = useText(words);
  const { day, number } = useFormat();
  const { unit, stages, firstActivityOn, firstActivityLagDays } = row;
  return (
    <li>
      <strong>
        <UnitLink unit={unit} />
      </strong>
      {count.part === 'first' && (
        <p>
          {firstActivityOn ? t.firstOn(day(firstActivityOn), number(firstActivityLagDays ?? 0)) : t.firstNone}
        </p>
      )}
      {stages.map((stage) => (
        <dl key={stage.stage}>
          <dt>{word.stage[stage.stage]}</dt>
          <StageEvidence reached={stage} knownAt={knownAt} />
        </dl>
      ))}
    </li>
  );
}
