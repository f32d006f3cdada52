import { expect, test } from '@jest/globals';
import { refuse, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { allPages, pageOfNodes } from './all-pages.ts';

const entry = (node: number) => ({ cursor: String(node), node });
const refusal = (code: DomainErrorCode) => refuse(code, 'vì', 'because');

/** Pages of one entry, of which the second fails so often first. */
function pages(failures: number, code: DomainErrorCode) {
  let left = failures;
  return allPages(async ({ after }) => {
    if (after === '1' && left-- > 0) throw refusal(code);
    const node = Number(after ?? 0) + 1;
    return { edges: [entry(node)], pageInfo: { hasNextPage: node < 3 } };
  });
}

test('a page in the middle that cannot be had for a moment is asked for again', async () => {
  expect(await Array.fromAsync(pages(2, 'UNAVAILABLE'))).toEqual([1, 2, 3]);
});

test('one that is refused ends the list', async () => {
  await expect(Array.fromAsync(pages(1, 'UNAUTHENTICATED'))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('the first one is asked for once: the answer can still say to come back', async () => {
  const asked = allPages<number>(() => Promise.reject(refusal('UNAVAILABLE')));
  await expect(asked.next()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('what does not fit into one message comes on smaller pages, whole and in its order', async () => {
  const all = Array.from({ length: 1000 }, (_, node) => node);
  const asked = new Set<number>();
  const list = allPages<number>(({ first, after }) => {
    asked.add(first);
    if (first > 10) return Promise.reject(refusal('EVENT_TOO_LARGE'));
    const from = Number(after ?? 0);
    const endCursor = String(from + first);
    return Promise.resolve(
      pageOfNodes(all.slice(from, from + first), {
        totalCount: 0,
        hasNextPage: from + first < 1000,
        endCursor,
      }),
    );
  });
  expect(await Array.fromAsync(list)).toEqual(all);
  expect([...asked]).toEqual([500, 125, 32, 8]);
});

test('one entry that fits into no message ends the list', async () => {
  const list = allPages<number>(() => Promise.reject(refusal('EVENT_TOO_LARGE')));
  await expect(list.next()).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
});
