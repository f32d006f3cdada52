import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { readsOf, type Reach } from '@trienkhai/runtime/sight';
import { projectionOf } from './projection-of.ts';
import type { Sight } from './sight.ts';

const PROJECTIONS = ['progress', 'activities', 'tasks'] as const;
/** What is common knowledge of all who read, or concerns one directive alone. */
const PUBLIC = /^(directive|number|periods|territory$|organ|terms)/;
const REMINDERS = 'reminders:';

/** Which of these streams the account may not be told of: what it does not read is not told, nor what is not known here. */
export async function unseenAmong(sight: Sight, ids: readonly string[]): Promise<readonly string[]> {
  const [hidden, read] = await Promise.all([hiddenAmong(sight, ids), readAmong(sight, ids)]);
  return ids.filter((id) => hidden.has(id) || !read.has(id));
}

/** Those that name a directive that is hidden, or are one. */
async function hiddenAmong(sight: Sight, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { hidden } = sight;
  if (hidden.size === 0) return hidden;
  const found = await Promise.all(
    PROJECTIONS.map((name) => find(sight, name, ids, { keys: { $in: [...hidden] } })),
  );
  return new Set([...ids.filter((id) => hidden.has(id)), ...found.flat()]);
}

async function readAmong(sight: Sight, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { reach } = sight;
  if (!reach) return new Set(ids);
  const units = [...reach.units];
  const groups = Map.groupBy(ids, (id) => (PUBLIC.test(id) ? undefined : projectionOf(id)));
  const named = { 'ix.named': { $in: units } };
  const found = await Promise.all(
    [...groups].map(async ([projection, of]) => {
      if (projection === undefined) return of.filter((id) => PUBLIC.test(id) || isOwnReminder(id, reach));
      return withoutOthersTasks(sight, await find(sight, projection, of, named), units);
    }),
  );
  return new Set(found.flat());
}

/** The stream of a working session tells of all tasks that it gave: of each the owner must be one's own. */
async function withoutOthersTasks(
  sight: Sight,
  ids: readonly string[],
  units: readonly string[],
): Promise<readonly string[]> {
  const meetings = ids.filter((id) => id.startsWith('meeting:'));
  if (meetings.length === 0) return ids;
  const others = new Set(
    await find(sight, 'tasks', meetings, { 'ix.owners': { $elemMatch: { $nin: units } } }),
  );
  return ids.filter((id) => !others.has(id));
}

function isOwnReminder(id: string, reach: Reach): boolean {
  const owner = id.startsWith(REMINDERS) ? ownerOfPeriod(id.slice(REMINDERS.length)) : undefined;
  return owner !== undefined && readsOf(reach, [owner]);
}

async function find(
  { snapshot }: Sight,
  projection: string,
  ids: readonly string[],
  filter: object,
): Promise<readonly string[]> {
  const found = snapshot.collection(projection).find({ _id: { $in: [...ids] }, ...filter });
  return (await found.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);
}
