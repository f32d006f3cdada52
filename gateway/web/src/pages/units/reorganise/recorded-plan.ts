import type { ReorganisationContentQuery } from '../../../generated/graphql.ts';
import { emptyPlan, idOf, type Giver, type Opening, type Plan } from './plan.ts';

type Recorded = Omit<
  ReorganisationContentQuery['reorganisations'][number],
  'version' | 'recordedAt' | 'reason' | 'cancelled'
>;

const key = () => crypto.randomUUID();

/** What was recorded for a day, as somebody would have written it. */
export function planOf(recorded: Recorded): Plan {
  const { effectiveOn, issuedOn } = recorded;
  const openings: Opening[] = recorded.openings.map(({ parent, ...opening }) => ({
    ...opening,
    key: key(),
    parent: parent?.id,
  }));
  const opened = new Map(
    openings.map((each) => [idOf(`new:${each.key}`, { openings, effectiveOn }), `new:${each.key}`]),
  );
  const named = (id: string | undefined) => opened.get(id) ?? id;
  return {
    ...emptyPlan(),
    effectiveOn,
    issuedOn: issuedOn ?? undefined,
    decrees: recorded.decrees.join('\n'),
    openings: openings.map((each) => ({ ...each, parent: named(each.parent) })),
    revisions: recorded.revisions.map(({ unit, name, kind, parent }) => ({
      key: key(),
      unit: unit.id,
      name: name ?? '',
      kind: kind ?? '',
      parent: named(parent?.id),
    })),
    givers: giversOf(recorded, named),
  };
}

/** Units that pass into others, in their order, then those that end without any successor. */
function giversOf({ successions, closings }: Recorded, named: (id: string) => string | undefined): Giver[] {
  const ending = new Map(closings.map(({ unit, reason }) => [unit.id, reason ?? '']));
  const giving = Map.groupBy(successions, ({ from }) => from.id);
  const passing = [...giving].map(([unit, edges]) => ({
    key: key(),
    unit,
    ends: ending.has(unit),
    reason: '',
    passages: edges.map(({ to, share, default: chosen }) => ({
      key: key(),
      to: named(to.id),
      share,
      chosen,
    })),
  }));
  const alone = [...ending].filter(([unit]) => !giving.has(unit));
  return [
    ...passing,
    ...alone.map(([unit, reason]) => ({ key: key(), unit, ends: true, reason, passages: [] })),
  ];
}
