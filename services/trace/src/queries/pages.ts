import { refuse } from '@trienkhai/kernel/domain-error';
import { compareKeys, cursorOf, readCursor, unreadableCursor, type Key } from '@trienkhai/runtime/cursor';

export interface PageRequest {
  readonly first: number;
  readonly after?: string | undefined;
}

export interface Page<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

const DEFAULT_FIRST = 50;
const MOST = 500;

/** Everything is one page where none is asked for. */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  request: PageRequest | undefined,
): Page<Item> {
  const size = request ? pageSize(request) : items.length;
  const keyed = items.map((node) => ({ node, key: keyOf(node) })).sort((a, b) => compareKeys(a.key, b.key));
  const after = request?.after === undefined ? undefined : readCursor(request.after);
  const start = after === undefined ? 0 : firstAfter(keyed, after);
  const edges = keyed.slice(start, start + size).map(({ node, key }) => ({ cursor: cursorOf(key), node }));
  return { edges, totalCount: items.length, hasNextPage: start + size < keyed.length };
}

/** The page of items that are already read in their order, one more than it holds where there is a next. */
export function pageOfRead<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  request: PageRequest,
  totalCount: number,
): Page<Item> {
  const size = pageSize(request);
  const edges = items.slice(0, size).map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return { edges, totalCount, hasNextPage: items.length > size };
}

/** Days as numbers, so that an order can run backwards; an unknown day comes last in both. */
export function newestFirst(day: string | undefined): number {
  return day === undefined ? 0 : -Number(day.replaceAll('-', ''));
}

/** The day and the id behind which a list that is newest first goes on. Throws INVALID_ARGUMENT. */
export function placeAfter({
  after,
}: PageRequest): { readonly day: string; readonly id: string } | undefined {
  if (after === undefined) return undefined;
  const [day, id] = readCursor(after);
  if (typeof day !== 'number' || typeof id !== 'string') throw unreadableCursor();
  const digits = String(-day).padStart(8, '0');
  return { day: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`, id };
}

function firstAfter(keyed: readonly { readonly key: Key }[], after: Key): number {
  let low = 0;
  let high = keyed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keyed[middle]!.key, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Throws INVALID_ARGUMENT for a number of rows that no page has. */
export function pageSize({ first }: PageRequest): number {
  if (first === 0) return DEFAULT_FIRST;
  if (Number.isInteger(first) && first > 0 && first <= MOST) return first;
  throw refuse(
    'INVALID_ARGUMENT',
    `Mỗi trang có từ 1 đến ${MOST} dòng. Hãy cho "first" một số trong khoảng đó.`,
    `A page holds 1 to ${MOST} rows. Give "first" a number in that range.`,
    { path: ['first'] },
  );
}
