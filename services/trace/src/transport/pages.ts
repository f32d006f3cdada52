import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Key } from '@trienkhai/runtime/cursor';
import { pageOf } from '../queries/pages.ts';

/** A page of a list whose entries have no cursors of their own; all of it where no page is asked for. */
export function pageOfNodes<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  page: proto.Page | undefined,
): { readonly nodes: readonly Item[]; readonly pageInfo: proto.PageInfo } {
  const { edges, totalCount, hasNextPage } = pageOf(items, keyOf, page && pageRequest(page));
  return {
    nodes: edges.map(({ node }) => node),
    pageInfo: { totalCount, hasNextPage, endCursor: edges.at(-1)?.cursor },
  };
}

export function pageRequest(page: proto.Page | undefined) {
  return { first: page?.first ?? 0, after: page?.after };
}
