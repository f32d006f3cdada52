import type { Headcount } from '@trienkhai/kernel/headcount';
import { union } from '../../projections/view.ts';
import type { ActivityTotal, Scope } from '../totals.ts';
import { figuresOfStatement, known, type Figure } from './figures.ts';
import { totalPeople } from './people.ts';
import type { Statement } from './statements.ts';

/** One figure that reports give for several kinds together: no kind, all of them covered. */
export function combineTotals(scope: Scope, key: string): ActivityTotal {
  const { tops, uncounted } = scope.weighed.get(key)!;
  const statements = tops.filter((each) => each.combined);
  const all = [...statements, ...uncounted.flatMap((each) => each.statement ?? [])];
  const covers = all.find((each) => each.combined)?.combined?.kinds ?? [];
  const figures = statements.map((each) => ({ each, lines: linesOf(scope, each) }));
  const stated = statements.length === 1 && statements[0]?.combined?.count !== undefined;
  const count = known(
    figures.map(({ each, lines }) => each.combined?.count ?? known(lines.map((line) => line.count))),
  );
  return {
    kind: undefined,
    covers,
    count,
    planned: undefined,
    percentOfPlan: undefined,
    percentStated: undefined,
    itemised: known(figures.flatMap(({ lines }) => lines.map((line) => line.itemised))),
    sites: undefined,
    online: undefined,
    inPerson: undefined,
    people: totalPeople(
      statements.flatMap((each) => each.combined?.people ?? []),
      figures.flatMap(({ lines }) => lines.flatMap(itemsOf)),
    ),
    parts: [],
    organiserIds: union(figures.flatMap(({ lines }) => lines.map((line) => line.organiserIds))),
    evidenceIds: union([statements.map((each) => each.reportId)]),
    uncountedIds: union([uncounted.map(({ id }) => id)]),
    planReviewIds: [],
    derived: count !== undefined && !stated ? ['count'] : [],
  };
}

/** What the same report says of each of the kinds. */
function linesOf(scope: Scope, statement: Statement): readonly Figure[] {
  return (statement.combined?.kinds ?? []).flatMap((kind) => {
    const weighed = scope.weighed.get(kind);
    if (!weighed) return [];
    const sources = [...weighed.tops, ...weighed.uncounted.flatMap((each) => each.statement ?? [])];
    const same = sources.find((each) => each.reportId === statement.reportId);
    return same ? figuresOfStatement(same, weighed, scope.history, (line) => line.parent === undefined) : [];
  });
}

function itemsOf(line: Figure): readonly Headcount[] {
  return line.people.length > 0 ? line.people : line.itemPeople;
}
