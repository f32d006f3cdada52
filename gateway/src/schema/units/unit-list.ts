import type { Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { hasOutlived } from '@trienkhai/kernel/unit-history/heirs';
import { unitsPlacedIn } from '@trienkhai/kernel/unit-history/placed';
import { bestRank, foldText, searchFor, type SearchRank } from '@trienkhai/kernel/vn-text';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import { compareKeys, type Key } from '@trienkhai/runtime/cursor';
import type { Connection, PageArguments } from '../connection.ts';
import { unitsOf } from '../as-of.ts';
import { unitNode, type UnitNode } from '../nodes.ts';
import type { AsOf } from '../read.ts';
import { pageInOrder } from '../sorted-page.ts';
import { isGiven } from '../given.ts';

export interface UnitFilter {
  readonly within?: UnitId | null | undefined;
  readonly level?: Level | null | undefined;
  readonly search?: string | null | undefined;
  readonly includeClosed?: boolean | null | undefined;
}

/** Ids of units in the order in which they are shown, each with how well it answers what is searched for. */
export interface FoundUnits {
  readonly ids: readonly UnitId[];
  rankOf(id: UnitId): number;
}

/**
 * The units valid on a day inside a unit (the country), those closed by then where they are asked for:
 * best answer first, then by level, code and id.
 */
export function filterUnits(units: UnitHistory, filter: UnitFilter, on: Day): FoundUnits {
  const levels = filter.level ? [filter.level] : LEVELS;
  const within = filter.within ?? CENTRE_ID;
  const valid = levels.flatMap((level) => units.unitsWithin(within, level, on));
  const ids = filter.includeClosed
    ? inKeyOrder(units, [...valid, ...closedIn(units, within, levels, on)])
    : valid;
  const rank = rankFor(units, filter.search ?? '', on);
  if (!rank) return inOrder(ids);
  const ranks = new Map<UnitId, SearchRank>();
  for (const id of ids) {
    const found = rank(id);
    if (found !== undefined && found <= BEGINS_WORD) ranks.set(id, found);
  }
  const rankOf = (id: UnitId): number => ranks.get(id) ?? 0;
  return { ids: [...ranks.keys()].sort((a, b) => rankOf(a) - rankOf(b)), rankOf };
}

function inOrder(ids: readonly UnitId[]): FoundUnits {
  return { ids, rankOf: () => 0 };
}

function closedIn(units: UnitHistory, within: UnitId, levels: readonly Level[], on: Day): readonly UnitId[] {
  const placed = unitsPlacedIn(units, within);
  const closed: UnitId[] = [];
  for (const { id, level, validTo } of units.all()) {
    const ended = validTo !== undefined && validTo <= on;
    if (!levels.includes(level) || !(ended || hasOutlived(id, units, on))) continue;
    if (placed === undefined || placed.has(id)) closed.push(id);
  }
  return closed;
}

/** Units directly below; organs, being no territory, only when asked for by level. */
export function childUnits(
  units: UnitHistory,
  id: UnitId,
  level: Level | null | undefined,
  on: Day,
): FoundUnits {
  const children = units.childrenOf(id, on).filter((child) => {
    const childLevel = units.get(child)?.level;
    return isGiven(level) ? childLevel === level : childLevel !== 'ORGAN';
  });
  return inOrder(inKeyOrder(units, children));
}

function inKeyOrder(units: UnitHistory, ids: readonly UnitId[]): readonly UnitId[] {
  const keyed = ids.map((id) => ({ id, key: sortKey(units, id, 0) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ id }) => id);
}

/** One page of ids in sort order. */
export function pageOfUnits(
  asOf: AsOf,
  { ids, rankOf }: FoundUnits,
  args: PageArguments,
): Connection<UnitNode> {
  const units = unitsOf(asOf);
  const keyOf = (id: UnitId): Key => sortKey(units, id, rankOf(id));
  return pageInOrder(ids, keyOf, args, (id) => unitNode(asOf, id)!);
}

function sortKey(units: UnitHistory, id: UnitId, rank: number): Key {
  const { level, code } = units.get(id)!;
  return [rank, LEVELS.indexOf(level), code, id];
}

/** Folded texts of every name, once per process: 15,000 names fold in some 30 ms. */
const folded = new Map<string, string>();

function foldedName(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fold = foldText(text);
  folded.set(text, fold);
  return fold;
}

/** The last rank that counts: a part inside a word names no unit. */
const BEGINS_WORD = 5;
/** A code that begins with what is typed stands with the names that do. */
const BEGINS: SearchRank = 2;

/** By name, by kind and name, by other names and by code; undefined: nothing is searched for. */
function rankFor(
  units: UnitHistory,
  typed: string,
  on: Day,
): ((id: UnitId) => SearchRank | undefined) | undefined {
  const search = searchFor(typed);
  if (!search) return undefined;
  const rank = (text: string) => search(text, foldedName(text));
  const wanted = foldText(typed);
  return (id) => {
    const { code, aliases = [], validTo, versions } = units.get(id)!;
    const closed = validTo !== undefined && validTo <= on;
    const names = (closed ? versions : [units.versionOn(id, on)]).flatMap(({ name, kind }) => [
      name,
      `${kind} ${name}`,
    ]);
    const lower = code.toLowerCase();
    const ofCode = lower === wanted ? 0 : lower.startsWith(wanted) ? BEGINS : undefined;
    return bestRank([...names.map(rank), ...aliases.map(rank), ofCode]);
  };
}
