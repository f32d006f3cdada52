import type { Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { cell, readCsv, type CsvRow } from './csv.ts';

/** One row of the history: a stretch of days on which nothing of the unit changed. */
export interface Stretch {
  readonly unit: UnitId;
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentLevel: Level | undefined;
  readonly parentCode: string;
  readonly from: Day;
  /** Exclusive; empty: still so. */
  readonly to: Day;
  readonly change: string;
  /** The stretch before it, of the same identity. */
  readonly before: Stretch | undefined;
}

/** Changes that begin an identity; every other one is survived. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'first-snapshot',
  'created',
  'provincial-merger',
  'two-level-reform',
]);

export interface Identities {
  readonly stretches: readonly Stretch[];
  /** The stretch with this code on that day. */
  on(level: Level, code: string, day: Day): Stretch | undefined;
  parentOf(stretch: Stretch, day: Day): UnitId;
}

/** Reads the unit history and tells which rows are one identity. */
export function readIdentities(): Identities {
  const byCode = new Map<string, Stretch[]>();
  for (const row of readCsv('catalogue/units_history.csv')) {
    const key = `${cell(row, 'level')}:${cell(row, 'code')}`;
    const earlier = byCode.get(key) ?? [];
    byCode.set(key, [...earlier, stretchOf(row, earlier.at(-1))]);
  }
  const on = (level: Level, code: string, day: Day): Stretch | undefined =>
    byCode
      .get(`${level.toLowerCase()}:${code}`)
      ?.find((each) => each.from <= day && (each.to === '' || day < each.to));
  return {
    stretches: [...byCode.values()].flat(),
    on,
    parentOf(stretch, day) {
      if (stretch.parentLevel === undefined) return CENTRE_ID;
      const parent = on(stretch.parentLevel, stretch.parentCode, day);
      if (!parent) throw new Error(`${stretch.unit} has no parent on ${day}`);
      return parent.unit;
    },
  };
}

function stretchOf(row: CsvRow, before: Stretch | undefined): Stretch {
  const [level, code, from] = [cell(row, 'level'), cell(row, 'code'), cell(row, 'valid_from')];
  const change = cell(row, 'change');
  const begins = BEGINNINGS.has(change);
  if (!begins && before?.to !== from) throw new Error(`${level} ${code}: nothing continues on ${from}`);
  const parentLevel = cell(row, 'parent_level');
  return {
    unit: begins || !before ? `${level}:${code}:${from}` : before.unit,
    level: level.toUpperCase() as Level,
    code,
    name: cell(row, 'name'),
    kind: cell(row, 'type'),
    parentLevel: parentLevel === '' ? undefined : (parentLevel.toUpperCase() as Level),
    parentCode: cell(row, 'parent_code'),
    from,
    to: cell(row, 'valid_to'),
    change,
    before: begins ? undefined : before,
  };
}
