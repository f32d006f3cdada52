import { expect, test } from '@jest/globals';
import { pageOfNodes } from './pages.ts';

const items = ['d', 'a', 'c', 'e', 'b'];
const keyOf = (item: string) => [item];

test('pages of a list without cursors of its entries, one after the other, are the whole list', () => {
  const found: string[] = [];
  for (let after: string | undefined; ;) {
    const { nodes, pageInfo } = pageOfNodes(items, keyOf, { first: 2, ...(after && { after }) });
    found.push(...nodes);
    expect(pageInfo).toMatchObject({ totalCount: 5, hasNextPage: found.length < 5 });
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(found).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('where no page is asked for, everything is one', () => {
  const { nodes, pageInfo } = pageOfNodes(items, keyOf, undefined);
  expect(nodes).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(pageInfo.hasNextPage).toBe(false);
});
