import { useQueries } from '@tanstack/react-query';
import { NameUnitDocument } from '../../../generated/graphql.ts';
import { ask } from '../../../graphql/ask.ts';
import { nameOf } from '../../../graphql/operation.ts';
import { documentIn, fullName } from '../../rollout/unit-words.ts';
import { idOf, type Named, type Plan } from './plan.ts';

/** What the units of a plan are called: those that it opens by what was written, others by what is recorded. */
export function useUnitNames(plan: Plan): (unit: Named) => string {
  const opened = plan.openings.flatMap(({ key, kind, name }) => {
    const title = `${kind} ${name}`.trim();
    return [
      [`new:${key}`, title],
      [idOf(`new:${key}`, plan) ?? '', title],
    ] as const;
  });
  const known = useQueries({
    queries: idsIn(plan).map((id) => ({
      queryKey: [nameOf(NameUnitDocument), { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(NameUnitDocument, { id }, signal),
    })),
  }).flatMap(({ data }) => documentIn(data?.node) ?? []);
  const names = new Map([...opened, ...known.map((unit) => [unit.id, fullName(unit)] as const)]);
  return (unit = '') => names.get(unit) ?? unit;
}

function idsIn({ givers, revisions }: Plan): readonly string[] {
  const named = [
    ...givers.flatMap(({ unit, passages }) => [unit, ...passages.map(({ to }) => to)]),
    ...revisions.flatMap(({ unit, parent }) => [unit, parent]),
  ];
  return [...new Set(named.filter((each): each is string => each !== undefined && !each.startsWith('new:')))];
}
