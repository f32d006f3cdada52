import type { LinkKind } from '@trienkhai/kernel/vocabulary';
import type { KnownDirective } from './directives.ts';

/** A document in a chain, under the one that it is linked to. */
export interface ChainLink {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly depth: number;
  readonly link: LinkKind | undefined;
  /** Linked documents that the bounds left out below it. */
  readonly leftOut: number;
}

export interface ChainBounds {
  readonly depth: number;
  /** Documents in all. */
  readonly most: number;
}

/** What takes a document's place carries nothing of it further down. */
const CARRIES: ReadonlySet<LinkKind> = new Set([
  'IMPLEMENTS',
  'GUIDES',
  'PLANS',
  'THEME_OF',
  'REPORTS_ON',
  'REVIEWS',
]);

/** The documents that rest on this one, or on which it rests: each once, parents before children. */
export function chainOf(
  rootId: string,
  all: readonly KnownDirective[],
  upwards: boolean,
  { depth, most }: ChainBounds,
): readonly ChainLink[] {
  const next = upwards ? restsOn(all) : restingOn(all);
  const chain: ChainLink[] = [];
  const seen = new Set([rootId]);
  let row: readonly Omit<ChainLink, 'leftOut'>[] = [
    { id: rootId, parentId: undefined, depth: 0, link: undefined },
  ];
  while (row.length > 0) {
    const below: Omit<ChainLink, 'leftOut'>[] = [];
    for (const each of row) {
      const linked = (next.get(each.id) ?? []).filter(({ id }) => !seen.has(id));
      const room = each.depth < depth ? Math.max(0, most - seen.size) : 0;
      const taken = linked.slice(0, room);
      for (const { id, link } of taken) {
        seen.add(id);
        below.push({ id, parentId: each.id, depth: each.depth + 1, link });
      }
      chain.push({ ...each, leftOut: linked.length - taken.length });
    }
    row = below;
  }
  return chain;
}

interface Linked {
  readonly id: string;
  readonly link: LinkKind;
}

function restsOn(all: readonly KnownDirective[]): ReadonlyMap<string, readonly Linked[]> {
  const known = new Set(all.map(({ id }) => id));
  return new Map(
    all.map(({ id, value }) => [
      id,
      distinct(
        value.links.flatMap(({ kind, toId }) =>
          CARRIES.has(kind) && known.has(toId) ? [{ id: toId, link: kind }] : [],
        ),
      ),
    ]),
  );
}

/** Oldest day of issue first, those without a day last. */
function restingOn(all: readonly KnownDirective[]): ReadonlyMap<string, readonly Linked[]> {
  const below = new Map<string, Linked[]>();
  const byIssue = all.toSorted((a, b) => (issueKey(a) < issueKey(b) ? -1 : 1));
  for (const { id, value } of byIssue) {
    for (const { kind, toId } of value.links) {
      if (!CARRIES.has(kind)) continue;
      below.set(toId, [...(below.get(toId) ?? []), { id, link: kind }]);
    }
  }
  return new Map([...below].map(([id, linked]) => [id, distinct(linked)]));
}

/** Two documents may be linked in several ways: the first told counts. */
function distinct(linked: readonly Linked[]): readonly Linked[] {
  return linked.filter(({ id }, index) => linked.findIndex((each) => each.id === id) === index);
}

function issueKey({ id, value }: KnownDirective): string {
  return `${value.facts.issuedOn ?? '9999'} ${id}`;
}
