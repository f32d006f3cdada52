import { compareKeys, cursorOf, readCursor, type Key } from '@trienkhai/runtime/cursor';
import { connection, DEFAULT_FIRST, type Connection, type PageArguments } from './connection.ts';
import { isGiven } from './given.ts';

/** One page of what is in memory in the order of its keys; the cursor is the key, so it holds while items come and go. */
export function pageInOrder<Item, Node>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  args: PageArguments,
  nodeOf: (item: Item) => Node,
): Connection<Node> {
  const after = isGiven(args.after) ? readCursor(args.after) : undefined;
  const start = after ? items.findIndex((item) => compareKeys(keyOf(item), after) > 0) : 0;
  const rest = start < 0 ? [] : items.slice(start);
  const page = rest.slice(0, args.first ?? DEFAULT_FIRST);
  const edges = page.map((item) => ({ cursor: cursorOf(keyOf(item)), node: nodeOf(item) }));
  return connection(args, edges, items.length, rest.length > page.length);
}
