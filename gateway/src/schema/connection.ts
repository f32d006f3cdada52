import type { Level } from '@trienkhai/kernel/vocabulary';
import type { Level as WireLevel } from '@trienkhai/proto/trienkhai/common/v1/types';
import type { AnsweredAt, Page, PageInfo, ReadContext } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { asOfAsked, scopeOf, type AsOfArguments } from './as-of.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { asksOnlyFor } from './selection.ts';
import { isGiven } from './given.ts';
import { wire } from './words.ts';
import { readContext, type AsOf, type Read } from './read.ts';

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page in the form that every list of the schema has. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | undefined;
    readonly endCursor: string | undefined;
  };
}

interface WirePage<Wire> {
  readonly edges: readonly { readonly cursor: string; readonly node: Wire | undefined }[];
  readonly pageInfo: PageInfo | undefined;
  readonly at: AnsweredAt | undefined;
}

export const DEFAULT_FIRST = 50;

/** Fetches one page from trace and places each entry; `info` tells whether the total has to be counted. */
export async function fetchPage<Wire, Node>(
  read: Read,
  args: PageArguments,
  fetch: (page: Page) => Promise<WirePage<Wire>>,
  place: (wire: Wire) => Node,
  info?: GraphQLResolveInfo,
): Promise<Connection<Node>> {
  const first = args.first ?? DEFAULT_FIRST;
  // Proto3 cannot tell 0 from absent: one entry is asked for and left out.
  const page = { first: Math.max(first, 1), after: args.after ?? undefined };
  const answer = await fetch(isTotalAsked(info) ? page : { ...page, withoutTotal: true });
  await read.noted(answer.at);
  const edges = answer.edges
    .slice(0, first)
    .flatMap(({ cursor, node }) => (node ? [{ cursor, node: place(node) }] : []));
  const { totalCount = 0, hasNextPage = false } = answer.pageInfo ?? {};
  return connection(args, edges, totalCount, hasNextPage || answer.edges.length > first);
}

export interface FactFilter {
  readonly within?: string | null | undefined;
  readonly lineageOf?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly period?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly level?: Level | null | undefined;
  readonly sample?: boolean | null | undefined;
}

/** What every list of facts is asked by: a unit they lie within, a span of days, sample figures or not. */
export interface FactRequest {
  readonly context: ReadContext;
  readonly withinId: string | undefined;
  readonly lineageOfId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly periodId: string | undefined;
  readonly unitId: string | undefined;
  readonly level: WireLevel;
  readonly sample: boolean;
  readonly page: Page;
}

/** A page of facts as they were known then; `within` is a unit of the day asked for. */
export async function fetchFacts<Wire, Node>(
  read: Read,
  args: PageArguments & AsOfArguments & { readonly filter?: FactFilter | null | undefined },
  fetch: (request: FactRequest) => Promise<WirePage<Wire>>,
  place: (asOf: AsOf, wire: Wire) => Node,
  info?: GraphQLResolveInfo,
): Promise<Connection<Node>> {
  const { within: withinId, lineageOf, from, to, period, unit, level, sample } = args.filter ?? {};
  const asked = asOfAsked(read, args);
  const { within, asOf } = scopeOf(read, { within: withinId, on: args.on }, asked);
  const request = {
    context: readContext(asOf),
    withinId: within,
    lineageOfId: lineageOf ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    periodId: period ?? undefined,
    unitId: unit ?? undefined,
    level: wire('LEVEL_', level),
    sample: sample ?? false,
  };
  return fetchPage(
    read,
    args,
    (page) => fetch({ ...request, page }),
    (wire) => place(asked, wire),
    info,
  );
}

function isTotalAsked(info: GraphQLResolveInfo | undefined): boolean {
  return !info || !asksOnlyFor(info, ['edges', 'nodes', 'pageInfo']);
}

export function connection<Node>(
  args: PageArguments,
  edges: readonly { readonly cursor: string; readonly node: Node }[],
  totalCount: number,
  hasNextPage: boolean,
): Connection<Node> {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: isGiven(args.after),
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  };
}
