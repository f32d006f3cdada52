import { oncePer } from '@trienkhai/kernel/once-per';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { wrongDaysOf } from '@trienkhai/kernel/unit-history/lineage';
import { COLUMN, numbering, WIDTH, type ActRows } from '../../projections/act-rows.ts';

const carried = oncePer<ActRows, WeakMap<UnitHistory, ActRows>>(() => new WeakMap());

/**
 * Rows in which units that were recorded under a wrong first day have become those that began in their place:
 * what was recorded for the one was done by the other.
 */
export function carriedActs(rows: ActRows, history: UnitHistory): ActRows {
  if (wrongDaysOf(history).size === 0) return rows;
  const byHistory = carried(rows);
  let found = byHistory.get(history);
  if (!found) byHistory.set(history, (found = carry(rows, wrongDaysOf(history))));
  return found;
}

type WrongDays = ReturnType<typeof wrongDaysOf>;

function carry(rows: ActRows, wrongDays: WrongDays): ActRows {
  const { units } = rows.numbers;
  const named = [...units.ids];
  const place = (id: UnitId): number => units.numbers.get(id) ?? named.push(id) - 1;
  const becomes = Int32Array.from(units.ids, (_, number) => number);
  for (const [begun, wrong] of wrongDays) {
    const places = wrong.flatMap(({ id }) => units.numbers.get(id) ?? []);
    if (begun === undefined || places.length === 0) continue;
    const to = place(begun);
    for (const from of places) becomes[from] = to;
  }
  const cells = rows.cells.slice();
  for (let at = COLUMN.unit; at < cells.length; at += WIDTH) cells[at] = becomes[cells[at]!]!;
  return { cells, numbers: { ...rows.numbers, units: numbering(() => named) } };
}
