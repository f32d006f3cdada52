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

/**
 * The documents that rest on this one, or on which it rests: each once, under the most special of those
 * that lead to it, parents before children. `depth` bounds the shortest way to a document.
 */
export function chainOf(
  rootId: string,
  all: readonly KnownDirective[],
  upwards: boolean,
  bounds: ChainBounds,
): readonly ChainLink[] {
  const next = upwards ? restsOn(all) : restingOn(all);
  const leftOut = reach(rootId, next, bounds);
  const places = new Map<string, Omit<ChainLink, 'leftOut'>>();
  places.set(rootId, { id: rootId, parentId: undefined, depth: 0, link: undefined });
  const order = inOrder(rootId, next, leftOut);
  const position = new Map(order.map((id, index) => [id, index]));
  for (const parentId of order) {
    const depth = places.get(parentId)!.depth + 1;
    for (const { id, link } of next.get(parentId) ?? []) {
      const closesCircle = (position.get(id) ?? -1) <= position.get(parentId)!;
      if (!closesCircle && (places.get(id)?.depth ?? 0) < depth)
        places.set(id, { id, parentId, depth, link });
    }
  }
  return order
    .map((id) => ({ ...places.get(id)!, leftOut: leftOut.get(id)! }))
    .sort((a, b) => a.depth - b.depth);
}

type Links = ReadonlyMap<string, readonly Linked[]>;

/** Every document within the bounds, with how many are left out below it. */
function reach(rootId: string, next: Links, { depth, most }: ChainBounds): ReadonlyMap<string, number> {
  const leftOut = new Map<string, number>();
  const seen = new Set([rootId]);
  let row = [rootId];
  for (let step = 0; row.length > 0; step += 1) {
    const below: string[] = [];
    for (const id of row) {
      const fresh = (next.get(id) ?? []).filter((each) => !seen.has(each.id));
      const taken = fresh.slice(0, step < depth ? Math.max(0, most - seen.size) : 0);
      leftOut.set(id, fresh.length - taken.length);
      for (const each of taken) {
        seen.add(each.id);
        below.push(each.id);
      }
    }
    row = below;
  }
  return leftOut;
}

/** Those reached, each after all that lead to it; where links run in a circle, from the first on. */
function inOrder(rootId: string, next: Links, reached: ReadonlyMap<string, number>): readonly string[] {
  const done: string[] = [];
  const entered = new Set<string>();
  const visit = (id: string): void => {
    entered.add(id);
    for (const each of (next.get(id) ?? []).toReversed()) {
      if (reached.has(each.id) && !entered.has(each.id)) visit(each.id);
    }
    done.push(id);
  };
  visit(rootId);
  return done.reverse();
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
