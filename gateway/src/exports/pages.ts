import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';

const PAGE = 500;

interface Answer<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node | undefined }[];
  readonly pageInfo: { readonly hasNextPage: boolean } | undefined;
}

/** Every entry of a list of trace, a page in memory at a time. */
export async function* allPages<Node>(fetch: (page: Page) => Promise<Answer<Node>>): AsyncGenerator<Node> {
  let after: string | undefined;
  for (;;) {
    const { edges, pageInfo } = await fetch({ first: PAGE, after, withoutTotal: true });
    for (const { node } of edges) if (node !== undefined) yield node;
    after = edges.at(-1)?.cursor;
    if (!pageInfo?.hasNextPage || after === undefined) return;
  }
}
