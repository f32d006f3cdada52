import type { Day } from '../day.ts';
import { CENTRE_ID, type UnitHistory, type UnitId } from '../unit-history.ts';
import { LEVELS, type ReviewKind } from '../vocabulary.ts';
import { landOn } from '../unit-history/land.ts';
import { expectedOn, filersFor } from './expected.ts';
import { lastDayOf, unitsDayOf, type ReportingPeriod } from './period.ts';

/** What a report says of itself, as far as it tells for which period it is. */
export interface Statement {
  readonly unitId: UnitId;
  readonly period?: { readonly from: Day; readonly to: Day; readonly closed: boolean } | undefined;
  /** Of a review. */
  readonly kind?: ReviewKind | undefined;
  readonly directiveId?: string | undefined;
}

/** The report of this period: a review of it or figures for it; never a review of a single document. */
export function isFor(
  period: ReportingPeriod,
  { period: stated, kind, directiveId }: Statement,
  on: Day,
): boolean {
  if (!stated || stated.from !== period.from) return false;
  if (directiveId !== undefined || kind === 'INTERIM' || kind === 'FINAL') return false;
  if (kind !== undefined && period.reviewKind !== undefined && period.reviewKind !== kind) return false;
  const last = lastDayOf(period);
  if (period.kind !== 'TO_DATE') return stated.to === last;
  return stated.to <= last && (!stated.closed || stated.to <= on);
}

/** Words under which a report of a whole period is stored, with and without its last day. */
export function filedUnder({ unitId, period, directiveId }: Statement): readonly string[] {
  if (!period || directiveId !== undefined) return [];
  return [`${unitId} ${period.from}`, `${unitId} ${period.from} ${period.to}`];
}

/** Words under which everything is found that can bear on who has reported inside `within`. */
export function wordsFor(
  period: ReportingPeriod,
  history: UnitHistory,
  { on, within }: { readonly on: Day; readonly within?: UnitId | undefined },
): readonly string[] {
  const unitsOn = unitsDayOf(period, on);
  const asked = [...expectedOn(period, history, on).values()].flat();
  const inside = insideOf(history, within, unitsOn);
  const territory = within ?? territoryOf(period, history);
  const others = LEVELS.flatMap(landOn(territory, history, unitsOn).unitsOf);
  const filers = filersFor([...new Set([...asked.filter(inside), ...others])], history, on);
  const days = period.kind === 'TO_DATE' ? period.from : `${period.from} ${lastDayOf(period)}`;
  return [...filers].map((unitId) => `${unitId} ${days}`);
}

function territoryOf({ ownerId }: ReportingPeriod, history: UnitHistory): UnitId {
  return history.get(ownerId)?.committeeId ?? history.get(ownerId)?.id ?? CENTRE_ID;
}

/** What `within` was, is or became on the day. */
export function insideOf(history: UnitHistory, within: UnitId | undefined, on: Day): (id: UnitId) => boolean {
  return within === undefined ? () => true : landOn(within, history, on).has;
}
