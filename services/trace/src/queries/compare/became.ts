import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';
import { rowOn, type RolloutInputs, type RolloutTable, type Row } from '../rollout.ts';
import { pageOf, type Page, type PageRequest } from '../pages.ts';
import { rowsInside } from '../compare.ts';

/** A unit of the later day that a unit of the earlier one passed into. */
export interface Heir {
  readonly unitId: UnitId;
  /** Day of the last succession on the way. */
  readonly on: Day;
  /** Whole only where every succession on the way is. */
  readonly share: Share;
  readonly default: boolean;
}

/** A unit of the earlier day that is gone on the later one. */
export interface Became {
  /** As it stood on the earlier day. */
  readonly row: Row;
  readonly heirs: readonly (Heir & { readonly row: Row })[];
}

export interface BecameQuestion {
  readonly level: Level;
  readonly within: UnitId | undefined;
  readonly page: PageRequest;
}

/** Rows of the earlier day whose units are gone on the later one, each with its heirs as they stand then. */
export function becameBetween(
  inputs: RolloutInputs,
  tables: { readonly from: RolloutTable; readonly to: RolloutTable },
  { level, within, page }: BecameQuestion,
): Page<Became> {
  const { history } = inputs;
  const { on } = tables.to;
  const gone = rowsInside(tables.from, history, within).filter(
    (row) => row.level === level && !history.isValid(row.unitId, on),
  );
  const found = pageOf(gone, (row) => [row.code, row.unitId], page);
  const make = rowOn(inputs, on);
  const placed = new Map(tables.to.rows.map((row) => [row.unitId, row]));
  const rowOf = (unitId: UnitId) => placed.get(unitId) ?? make(unitId, false);
  const edges = found.edges.map(({ cursor, node: row }) => {
    const heirs = passedInto(history, row.unitId, on).map((heir) => ({ ...heir, row: rowOf(heir.unitId) }));
    return { cursor, node: { row, heirs } };
  });
  return { ...found, edges };
}

/** Those of its successors, and theirs, that are valid on `on`. */
export function passedInto(history: UnitHistory, unitId: UnitId, on: Day): readonly Heir[] {
  const found = new Map<UnitId, Heir>();
  const seen = new Set<UnitId>();
  const follow = (id: UnitId, way: Pick<Heir, 'share' | 'default'>): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const edge of history.successorsOf(id).filter((each) => each.on <= on)) {
      const share = way.share === 'WHOLE' ? edge.share : 'PART';
      const isDefault = way.default && edge.default;
      if (history.isValid(edge.toId, on)) {
        const known = found.get(edge.toId);
        found.set(edge.toId, {
          unitId: edge.toId,
          on: edge.on,
          share,
          default: isDefault || known?.default === true,
        });
      } else follow(edge.toId, { share, default: isDefault });
    }
  };
  follow(unitId, { share: 'WHOLE', default: true });
  return [...found.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}
