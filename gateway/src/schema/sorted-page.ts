import { refuse } from '@trienkhai/kernel/domain-error';
import { connection, DEFAULT_FIRST, type Connection, type PageArguments } from './connection.ts';
import { isGiven } from './given.ts';

/** Where an item stands in its list; compared part by part, smaller first. */
export type SortKey = readonly (string | number)[];

/** One page of what is in memory in the order of its keys; the cursor is the key, so it holds while items come and go. */
export function pageInOrder<Item, Node>(
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  args: PageArguments,
  nodeOf: (item: Item) => Node,
): Connection<Node> {
  const after = isGiven(args.after) ? readCursor(args.after) : undefined;
  const start = after ? items.findIndex((item) => compareKeys(keyOf(item), after) > 0) : 0;
  const rest = start < 0 ? [] : items.slice(start);
  const page = rest.slice(0, args.first ?? DEFAULT_FIRST);
  const edges = page.map((item) => ({ cursor: writeCursor(keyOf(item)), node: nodeOf(item) }));
  return connection(args, edges, items.length, rest.length > page.length);
}

export function compareKeys(a: SortKey, b: SortKey): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined || part > other) return 1;
    if (part < other) return -1;
  }
  return 0;
}

const writeCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function readCursor(cursor: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) {
      return key;
    }
  } catch {
    // Refused below like any other text that is no cursor.
  }
  throw refuse(
    'INVALID_ARGUMENT',
    'Con trỏ trang không đọc được. Lấy endCursor của trang trước.',
    'The cursor does not read. Take endCursor of the page before.',
    { path: ['after'] },
  );
}
