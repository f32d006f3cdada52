import type { Sight } from './sight.ts';

const PROJECTIONS = ['progress', 'activities', 'tasks'] as const;

/** Which of these streams name a directive that is hidden, or are one. */
export async function unseenAmong(
  { snapshot, hidden }: Sight,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (hidden.size === 0) return [];
  const filter = { _id: { $in: [...ids] }, keys: { $in: [...hidden] } };
  const found = await Promise.all(
    PROJECTIONS.map((name) =>
      snapshot.collection(name).find(filter).project<{ _id: string }>({ _id: 1 }).toArray(),
    ),
  );
  return [...ids.filter((id) => hidden.has(id)), ...found.flat().map(({ _id }) => _id)];
}
