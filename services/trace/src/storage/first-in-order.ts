/** The first of many that come in any order; never more than a few times as many in memory. */
export async function firstInOrder<Item>(
  found: AsyncIterable<Item>,
  most: number,
  compare: (a: Item, b: Item) => number,
): Promise<readonly Item[]> {
  let first: Item[] = [];
  for await (const each of found) {
    first.push(each);
    if (first.length > 4 * most) first = first.sort(compare).slice(0, most);
  }
  return first.sort(compare).slice(0, most);
}
