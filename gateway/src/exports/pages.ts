import { DomainError } from '@trienkhai/kernel/domain-error';
import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { setTimeout as sleep } from 'node:timers/promises';

const PAGE = 500;
/** Pauses before a page that cannot be had at present is asked for again, in milliseconds. */
const PAUSES = [250, 500, 1000, 2000, 4000];

interface Answer<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node | undefined }[];
  readonly pageInfo: { readonly hasNextPage: boolean } | undefined;
}

/** Every entry of a list of trace, a page in memory at a time. */
export async function* allPages<Node>(fetch: (page: Page) => Promise<Answer<Node>>): AsyncGenerator<Node> {
  let after: string | undefined;
  for (;;) {
    const page = { first: PAGE, after, withoutTotal: true };
    // A file under way has no way to say that it goes on later.
    const { edges, pageInfo } = await (after === undefined ? fetch(page) : insisted(() => fetch(page)));
    for (const { node } of edges) if (node !== undefined) yield node;
    after = edges.at(-1)?.cursor;
    if (!pageInfo?.hasNextPage || after === undefined) return;
  }
}

async function insisted<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (const pause of PAUSES) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'UNAVAILABLE') throw error;
      await sleep(pause);
    }
  }
  return ask();
}
