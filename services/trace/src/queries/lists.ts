import type { Key } from '@trienkhai/runtime/cursor';
import { daysOf, type ActivityOf, type ActivityType, type ActivityView } from '../projections/activities.ts';
import { at } from '../projections/view.ts';
import { newestFirst } from './pages.ts';
import type { KnownActivity } from './totals/statements.ts';

export type KnownOf<Type extends ActivityType> = Omit<KnownActivity, 'value'> & {
  readonly version: number;
  readonly value: ActivityOf<Type>;
};

/** What stood at `knownAt`: withdrawn activities are left out. */
export function knownActivities<Type extends ActivityType>(
  views: Iterable<ActivityView>,
  knownAt: string | undefined,
): readonly KnownOf<Type>[] {
  const known: KnownOf<ActivityType>[] = [];
  for (const view of views) {
    const said = at(view, knownAt);
    if (!said?.value) continue;
    known.push({ id: view.id, version: said.version, recordedAt: said.recordedAt, value: said.value });
  }
  return known as unknown as readonly KnownOf<Type>[];
}

/** Newest first. */
export function listKey({ id, value }: Pick<KnownActivity, 'id' | 'value'>): Key {
  return [newestFirst(daysOf(value).from), id];
}
