import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import { connection, DEFAULT_FIRST, type Connection, type PageArguments } from '../connection.ts';
import { unitsOf } from '../as-of.ts';
import { unitNode, type UnitNode } from '../nodes.ts';
import type { AsOf } from '../read.ts';
import { isGiven } from '../given.ts';

export interface UnitFilter {
  readonly within?: UnitId | null | undefined;
  readonly level?: Level | null | undefined;
  readonly search?: string | null | undefined;
}

/** Ids of the units valid on a day inside a unit (the country), by level, code and id. */
export function filterUnits(units: UnitHistory, filter: UnitFilter, on: Day): UnitId[] {
  const levels = filter.level ? [filter.level] : LEVELS;
  const ids = levels.flatMap((level) => units.unitsWithin(filter.within ?? CENTRE_ID, level, on));
  const wanted = foldText(filter.search ?? '');
  return wanted === '' ? ids : ids.filter((id) => matches(units, id, on, wanted));
}

/** Units directly below; organs, being no territory, only when asked for by level. */
export function childUnits(
  units: UnitHistory,
  id: UnitId,
  level: Level | null | undefined,
  on: Day,
): UnitId[] {
  const children = units.childrenOf(id, on).filter((child) => {
    const childLevel = units.get(child)?.level;
    return isGiven(level) ? childLevel === level : childLevel !== 'ORGAN';
  });
  return children.sort((a, b) => compareKeys(sortKey(units, a), sortKey(units, b)));
}

/** One page of ids in sort order; the cursor is the sort key, so it holds while units come and go. */
export function pageOfUnits(asOf: AsOf, ids: readonly UnitId[], args: PageArguments): Connection<UnitNode> {
  const units = unitsOf(asOf);
  const after = isGiven(args.after) ? readCursor(args.after) : undefined;
  const start = after ? ids.findIndex((id) => compareKeys(sortKey(units, id), after) > 0) : 0;
  const rest = start < 0 ? [] : ids.slice(start);
  const page = rest.slice(0, args.first ?? DEFAULT_FIRST);
  const edges = page.map((id) => ({ cursor: writeCursor(sortKey(units, id)), node: unitNode(asOf, id)! }));
  return connection(args, edges, ids.length, rest.length > page.length);
}

type SortKey = readonly [level: number, code: string, id: UnitId];

function sortKey(units: UnitHistory, id: UnitId): SortKey {
  const { level, code } = units.get(id)!;
  return [LEVELS.indexOf(level), code, id];
}

function compareKeys(a: SortKey, b: SortKey): number {
  return a[0] - b[0] || compareTexts(a[1], b[1]) || compareTexts(a[2], b[2]);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const writeCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function readCursor(cursor: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === 3 && typeof key[0] === 'number')
      return key as unknown as SortKey;
  } catch {
    // Refused below like any other text that is no cursor.
  }
  throw refuse(
    'INVALID_ARGUMENT',
    'Con trỏ trang không đọc được. Lấy endCursor của trang trước.',
    'The cursor does not read. Take endCursor of the page before.',
    { path: ['after'] },
  );
}

/** Folded texts of every name, once per process: 15,000 names fold in some 30 ms. */
const folded = new Map<string, string>();

function foldedName(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fold = ` ${foldText(text)}`;
  folded.set(text, fold);
  return fold;
}

function matches(units: UnitHistory, id: UnitId, on: Day, wanted: string): boolean {
  const { name, kind } = units.versionOn(id, on);
  if (foldedName(`${kind} ${name}`).includes(` ${wanted}`)) return true;
  const { code, aliases } = units.get(id)!;
  return (
    code.toLowerCase().startsWith(wanted) ||
    (aliases ?? []).some((alias) => foldedName(alias).includes(` ${wanted}`))
  );
}
