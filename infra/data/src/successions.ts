import { addDays, type Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { SuccessionEdge } from './commands.ts';
import { cell, readCsv, type CsvRow } from './csv.ts';
import type { Identities } from './identities.ts';

export const REFORM_DAY: Day = '2025-07-01';

/** All edges by the day on which they happened. */
export function readSuccessions(identities: Identities): ReadonlyMap<Day, readonly SuccessionEdge[]> {
  const byDay = new Map<Day, SuccessionEdge[]>();
  const earlier = readCsv('catalogue/transitions_2021-2025.csv').filter((row) => cell(row, 'to_code') !== '');
  const groups = Map.groupBy(earlier, (row) =>
    [cell(row, 'effective_date'), cell(row, 'level'), cell(row, 'from_code')].join(),
  );
  for (const rows of groups.values()) {
    const day = cell(rows[0]!, 'effective_date');
    byDay.set(day, [...(byDay.get(day) ?? []), ...edgesBeforeReform(rows, day, identities)]);
  }
  byDay.set(REFORM_DAY, reformEdges(identities));
  return byDay;
}

/** One target takes the whole; several, or a source that goes on, take parts, most communes by default. */
function edgesBeforeReform(rows: readonly CsvRow[], day: Day, identities: Identities): SuccessionEdge[] {
  const level = levelOf(rows[0]!, 'level');
  const from = unitOn(identities, level, cell(rows[0]!, 'from_code'), addDays(day, -1));
  const continues = identities.on(level, cell(rows[0]!, 'from_code'), day)?.unit === from;
  const whole = rows.length === 1 && !continues;
  const largest = rows.reduce((best, row) => (communesMoved(row) > communesMoved(best) ? row : best));
  return rows.map((row) => ({
    from,
    to: unitOn(identities, level, cell(row, 'to_code'), day),
    share: whole ? 'WHOLE' : 'PART',
    default: row === largest,
  }));
}

/** "11 of 12 communes", "carved out: 10 of its 10 communes; …"; 0 where the row counts none. */
function communesMoved(row: CsvRow): number {
  return Number(/(\d+) of (?:its )?\d+ communes/.exec(cell(row, 'method'))?.[1] ?? 0);
}

function reformEdges(identities: Identities): SuccessionEdge[] {
  const rows = readCsv('catalogue/transitions_2025-07-01.csv');
  const given = rows.map((row) => givenEdge(row, identities)).filter((edge) => edge.from !== edge.to);
  return [...given, ...districtEdges(given, identities)];
}

/** Communes go to communes, provinces to provinces; an island district becomes a commune. */
function givenEdge(row: CsvRow, identities: Identities): SuccessionEdge {
  const level = levelOf(row, 'from_level');
  return {
    from: unitOn(identities, level, cell(row, 'from_code'), addDays(REFORM_DAY, -1)),
    to: unitOn(identities, level === 'PROVINCE' ? level : 'COMMUNE', cell(row, 'to_code'), REFORM_DAY),
    share: cell(row, 'relation') === 'whole' ? 'WHOLE' : 'PART',
    default: cell(row, 'is_default') === '1',
  };
}

/** A district goes, in parts, to the communes that hold land of its communes. */
function districtEdges(given: readonly SuccessionEdge[], identities: Identities): SuccessionEdge[] {
  const eve = addDays(REFORM_DAY, -1);
  const districtOf = new Map<UnitId, UnitId>();
  for (const each of identities.stretches) {
    if (each.level === 'COMMUNE' && each.to === REFORM_DAY) {
      districtOf.set(each.unit, identities.parentOf(each, eve));
    }
  }
  const edges = new Map<string, SuccessionEdge>();
  for (const edge of given) {
    const from = districtOf.get(edge.from);
    if (from === undefined) continue;
    const key = `${from} ${edge.to}`;
    const already = edges.get(key)?.default ?? false;
    edges.set(key, { from, to: edge.to, share: 'PART', default: already || edge.default });
  }
  return [...edges.values()];
}

function unitOn(identities: Identities, level: Level, code: string, day: Day): UnitId {
  const stretch = identities.on(level, code, day);
  if (!stretch) throw new Error(`no ${level} ${code} on ${day}`);
  return stretch.unit;
}

function levelOf(row: CsvRow, column: string): Level {
  return cell(row, column).toUpperCase() as Level;
}
