import { daysOf, type ActivityValue, type ActivityView } from '../projections/activities.ts';
import { isListed, type ListFilter } from '../projections/list-filter.ts';
import { at } from '../projections/view.ts';
import { countStored, streamStored } from './documents.ts';
import { firstInOrder } from './first-in-order.ts';
import {
  everMoved,
  standingBehind,
  standingNow,
  steadyBehind,
  type ListPlace,
  type ListSearch,
} from './listed-query.ts';
import type { Sight } from './sight.ts';

export interface ListStretch {
  /** How many at most. */
  readonly most: number;
  readonly after: ListPlace | undefined;
  /** RFC 3339 UTC; undefined: as everything stands now. */
  readonly knownAt: string | undefined;
}

/** What one stream said at the instant that is asked for. */
export interface Listed {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly value: ActivityValue;
}

/**
 * What is listed behind a place, newest first. Read in the order of an index and no further than asked for;
 * of what was known before, those whose first day has been another one are each looked at beside that.
 */
export async function listBehind(
  sight: Sight,
  filter: ListFilter,
  { most, after, knownAt }: ListStretch,
): Promise<readonly Listed[]> {
  if (knownAt === undefined) {
    const standing = inOrder(sight, standingBehind(filter, after), most);
    return firstOf(saidIn(standing, undefined), most);
  }
  const steady = listedIn(inOrder(sight, steadyBehind(filter, after)), filter, knownAt);
  const moved = listedIn(stream(sight, everMoved(filter)), filter, knownAt);
  const compare = (a: Listed, b: Listed) => inOrderOf(placeOf(a), placeOf(b));
  const movedBehind = after ? behind(moved, after) : moved;
  const found = await Promise.all([firstOf(steady, most), firstInOrder(movedBehind, most, compare)]);
  return found.flat().sort(compare).slice(0, most);
}

/** How many are listed in all. */
export async function countListed(
  sight: Sight,
  filter: ListFilter,
  knownAt: string | undefined,
): Promise<number> {
  if (knownAt === undefined) return countStored(sight, 'activities', standingNow(filter));
  let count = 0;
  const all = [inOrder(sight, steadyBehind(filter, undefined)), stream(sight, everMoved(filter))];
  for (const views of all) for await (const _ of listedIn(views, filter, knownAt)) count += 1;
  return count;
}

const BATCH = 500;

function stream(sight: Sight, query: object): AsyncIterable<ActivityView> {
  return streamStored(sight, 'activities', query, { batchSize: BATCH });
}

async function* inOrder(
  sight: Sight,
  searches: readonly ListSearch[],
  limit?: number,
): AsyncGenerator<ActivityView> {
  for (const { query, ...how } of searches) {
    const options = { ...how, batchSize: limit ?? BATCH, ...(limit && { limit }) };
    yield* streamStored<ActivityView>(sight, 'activities', query, options);
  }
}

async function* saidIn(
  views: AsyncIterable<ActivityView>,
  knownAt: string | undefined,
): AsyncGenerator<Listed> {
  for await (const view of views) {
    const said = at(view, knownAt);
    if (!said?.value) continue;
    yield { id: view.id, version: said.version, recordedAt: said.recordedAt, value: said.value };
  }
}

async function* listedIn(
  views: AsyncIterable<ActivityView>,
  filter: ListFilter,
  knownAt: string,
): AsyncGenerator<Listed> {
  for await (const said of saidIn(views, knownAt)) if (isListed(said.value, filter)) yield said;
}

async function firstOf(found: AsyncIterable<Listed>, most: number): Promise<readonly Listed[]> {
  const first: Listed[] = [];
  for await (const each of found) {
    first.push(each);
    if (first.length === most) break;
  }
  return first;
}

async function* behind(found: AsyncIterable<Listed>, place: ListPlace): AsyncGenerator<Listed> {
  for await (const each of found) if (inOrderOf(placeOf(each), place) > 0) yield each;
}

function placeOf({ id, value }: Listed): ListPlace {
  return { day: daysOf(value).from, id };
}

function inOrderOf(a: ListPlace, b: ListPlace): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
