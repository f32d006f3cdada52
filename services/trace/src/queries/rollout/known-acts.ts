import { oncePer } from '@trienkhai/kernel/once-per';
import { levelOfId, type UnitId } from '@trienkhai/kernel/unit-history';
import { dayOfNumber } from '@trienkhai/kernel/day';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { Act } from '../../projections/acts.ts';
import { COLUMN, isSaid, WHATS, type ActRows } from '../../projections/act-rows.ts';
import { indexActs, type KnownActs } from './acts.ts';
import { firstActs, movingFirsts, type Known } from './first-acts.ts';
import { rowsByUnit } from './rows-by-unit.ts';

/** What the rows of one directive tell at one instant; acts of a unit are read when it is asked for. */
export function knownActs(rows: ActRows, known: Known): KnownActs {
  return {
    get(unitId) {
      const unit = rows.numbers.units.numbers.get(unitId);
      return unit === undefined ? undefined : indexActs(actsOf(rows, unit, known)).get(unitId);
    },
    named: (level) => (level === undefined ? rows.numbers.units.ids : (namedIn(rows).get(level) ?? [])),
    firsts: (ancestry) => firstActs(rows, ancestry, known),
    movingFirsts: (ancestry) => movingFirsts(rows, ancestry, known.sample),
    instant: instantOf(known),
  };
}

function instantOf({ knownAt }: Known): number | undefined {
  return knownAt === undefined ? undefined : Date.parse(knownAt);
}

function actsOf(rows: ActRows, unit: number, known: Known): readonly Act[] {
  const { cells } = rows;
  const instant = instantOf(known);
  const { first, row } = rowsByUnit(rows);
  const acts: Act[] = [];
  for (let at = first[unit]!; at < first[unit + 1]!; at += 1) {
    const start = row[at]!;
    const isKnown = isSaid(cells[start + COLUMN.from]!, cells[start + COLUMN.until]!, instant);
    if (isKnown && (known.sample || cells[start + COLUMN.sample] === 0)) {
      acts.push(actIn(rows, start));
    }
  }
  return acts;
}

function actIn({ cells, numbers }: ActRows, row: number): Act {
  const order = cells[row + COLUMN.order]!;
  const counts = dayOfNumber(order >> 1);
  return {
    unitId: numbers.units.ids[cells[row + COLUMN.unit]!]!,
    what: WHATS[cells[row + COLUMN.what]!]!,
    on: (order & 1) === 1 ? undefined : counts,
    counts,
    recordedAt: new Date(cells[row + COLUMN.recordedAt]!).toISOString(),
    evidence: numbers.views.ids[cells[row + COLUMN.view]!]!,
  };
}

const namedIn = oncePer(({ numbers }: ActRows): ReadonlyMap<Level | undefined, readonly UnitId[]> =>
  Map.groupBy(numbers.units.ids, levelOfId),
);
