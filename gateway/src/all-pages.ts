import { DomainError, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import type { Page, PageInfo } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { setTimeout as sleep } from 'node:timers/promises';

const PAGE = 500;
/** Pauses before a page that cannot be had at present is asked for again, in milliseconds. */
const PAUSES = [250, 500, 1000, 2000, 4000];

interface Answer<Node> {
  readonly edges: readonly { readonly cursor?: string; readonly node: Node | undefined }[];
  readonly pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'> | undefined;
}

/** Every entry of a list of trace, a page in memory at a time. */
export async function* allPages<Node>(fetch: (page: Page) => Promise<Answer<Node>>): AsyncGenerator<Node> {
  let first = PAGE;
  let after: string | undefined;
  for (;;) {
    const page = { first, after, withoutTotal: true };
    let answer: Answer<Node>;
    try {
      // A file under way has no way to say that it goes on later.
      answer = await (after === undefined ? fetch(page) : insisted(() => fetch(page)));
    } catch (error) {
      if (first === 1 || !isRefusal(error, 'EVENT_TOO_LARGE')) throw error;
      // So many of these do not fit into one message.
      first = Math.ceil(first / 4);
      continue;
    }
    const { edges, pageInfo } = answer;
    for (const { node } of edges) if (node !== undefined) yield node;
    after = pageInfo?.endCursor ?? edges.at(-1)?.cursor;
    if (!pageInfo?.hasNextPage || after === undefined) return;
  }
}

/** The page of a list whose entries have no cursors of their own. */
export function pageOfNodes<Node>(nodes: readonly Node[], pageInfo: PageInfo | undefined): Answer<Node> {
  return { edges: nodes.map((node) => ({ node })), pageInfo };
}

async function insisted<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (const pause of PAUSES) {
    try {
      return await ask();
    } catch (error) {
      if (!isRefusal(error, 'UNAVAILABLE')) throw error;
      await sleep(pause);
    }
  }
  return ask();
}

function isRefusal(error: unknown, code: DomainErrorCode): boolean {
  return error instanceof DomainError && error.code === code;
}
