import { addDays, daysBetween, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import type { DirectiveValue } from '../projections/directives.ts';
import { STAGE_INDEX, type ActIndex, type UnitActs } from './rollout/acts.ts';
import { addressedByState, type AddressedUnits } from './rollout/addressees.ts';
import {
  readCoverage,
  type CoverageReader,
  type Inheritance,
  type Standing,
  type Standings,
} from '@trienkhai/kernel/coverage';
import { dueDays } from './rollout/due.ts';

/** Everything that the rollout of one directive is computed from, as known at one instant. */
export interface RolloutInputs {
  readonly directiveId: string;
  readonly directive: DirectiveValue;
  readonly acts: ActIndex;
  readonly history: UnitHistory;
  readonly coverage: CoverageReader;
  /** Whom the directive addresses on a day; kept for each dated state of the country. */
  readonly addressedOn: (on: Day) => AddressedUnits;
}

export interface Row {
  readonly unitId: UnitId;
  readonly level: Level;
  readonly code: string;
  readonly standings: Standings;
  /** Addressed that day; false: it stands here because it issued the directive or acted. */
  readonly expected: boolean;
  readonly acts: UnitActs | undefined;
  readonly firstOn: Day | undefined;
  readonly lastOn: Day | undefined;
}

/** The rows of one day, of the country or of one territory, by level and code. */
export interface RolloutTable {
  readonly on: Day;
  readonly treeKnown: boolean;
  readonly issuedOn: Day | undefined;
  readonly addressed: readonly Level[];
  readonly rows: readonly Row[];
  dueOn(stage: Stage, level: Level): Day | undefined;
  readonly lagOf: LagOf;
  /** Why a unit stands as it does in a stage that it did not reach itself. */
  because(row: Row, stage: Stage): readonly Inheritance[];
}

const ISSUED = STAGE_INDEX.get('ISSUED')!;

export function rolloutInputs(
  directiveId: string,
  directive: DirectiveValue,
  acts: ActIndex,
  history: UnitHistory,
): RolloutInputs {
  const coverage = readCoverage(acts, history);
  const addressedOn = addressedByState(directive.facts, history);
  return { directiveId, directive, acts, history, coverage, addressedOn };
}

/** What a table leaves out of the whole. */
export interface TableBounds {
  /** Absent: the rows of all units. */
  readonly within?: UnitId | undefined;
  /** A directive issued after this day is taken as not issued yet; absent: the table's day. */
  readonly issuedBy?: Day;
}

/** Who stands where on `on`, by what counts up to and on that day. */
export function rolloutOn(inputs: RolloutInputs, on: Day, bounds: TableBounds = {}): RolloutTable {
  const { directive, history } = inputs;
  const { issuedOn } = directive.facts;
  const { within, issuedBy } = bounds;
  const addressed = inputs.addressedOn(on);
  const make = rowOn(inputs, on, issuedBy);
  const rows: Row[] = [];
  for (const level of LEVELS) {
    for (const unitId of expectedOf(inputs, addressed, { level, on, within })) rows.push(make(unitId, true));
    for (const unitId of besides(inputs, addressed, { level, on, within })) rows.push(make(unitId, false));
  }
  return {
    on,
    treeKnown: history.isTreeKnown(on),
    issuedOn,
    addressed: addressed.levels,
    rows,
    dueOn: dueDays(issuedOn, directive.targets),
    lagOf: lagsFrom(issuedOn),
    because(row, stage) {
      const index = STAGE_INDEX.get(stage)!;
      return inputs.coverage.because(row.unitId, index, addDays(on, 1), row.standings[index]!);
    },
  };
}

interface Place {
  readonly level: Level;
  readonly on: Day;
  readonly within: UnitId | undefined;
}

function expectedOf(
  { history }: RolloutInputs,
  { units, sets }: AddressedUnits,
  { level, on, within }: Place,
): readonly UnitId[] {
  const all = units.get(level) ?? [];
  if (within === undefined || all.length === 0) return all;
  const set = sets.get(level)!;
  return history.unitsWithin(within, level, on).filter((unitId) => set.has(unitId));
}

/** Rows of units that nobody expects: the issuer, and where a level is not addressed at all, who acted. */
function besides(
  { directive, acts, history }: RolloutInputs,
  { levels, sets }: AddressedUnits,
  { level, on, within }: Place,
): readonly UnitId[] {
  const { issuerId } = directive.facts;
  const there = new Set<UnitId>();
  const isThere = (id: UnitId): boolean =>
    history.get(id)?.level === level &&
    history.isValid(id, on) &&
    (within === undefined || history.isWithin(id, within, on));
  if (!levels.includes(level)) for (const id of acts.keys()) if (isThere(id)) there.add(id);
  if (isThere(issuerId)) there.add(issuerId);
  return [...there].filter((id) => sets.get(level)?.has(id) !== true).sort();
}

/** Makes the row of any unit that is valid on `on`. */
export function rowOn(
  inputs: RolloutInputs,
  on: Day,
  issuedBy: Day = on,
): (unitId: UnitId, expected: boolean) => Row {
  const { acts, coverage, directive, directiveId, history } = inputs;
  const { issuedOn, issuerId } = directive.facts;
  const after = addDays(on, 1);
  const issued: Standing = {
    coverage: issuedOn === undefined || issuedOn <= issuedBy ? 'EXACT' : 'NONE',
    own: true,
    on: issuedOn !== undefined && issuedOn <= issuedBy ? issuedOn : undefined,
    recordedAt: undefined,
    evidence: [directiveId],
  };
  return (unitId, expected) => {
    const unit = history.get(unitId)!;
    const own = acts.get(unitId);
    const standings = coverage.standings(unitId, after);
    const days = own ? statedDays(own, on) : undefined;
    const isIssuer = unitId === issuerId;
    const firstOn = isIssuer ? earlier(issued.on, days?.firstOn) : days?.firstOn;
    return {
      unitId,
      level: unit.level,
      code: unit.code,
      standings: isIssuer ? standings.with(ISSUED, issued) : standings,
      expected,
      acts: own,
      firstOn,
      lastOn: days?.lastOn ?? (isIssuer ? issued.on : undefined),
    };
  };
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** First and last stated day of anything that a unit did, up to `on`. */
function statedDays(own: UnitActs, on: Day): { readonly firstOn?: Day; readonly lastOn?: Day } {
  let firstOn: Day | undefined;
  let lastOn: Day | undefined;
  for (const act of own.all) {
    if (act.counts > on) break;
    if (act.on === undefined) continue;
    firstOn ??= act.on;
    lastOn = act.on;
  }
  return { ...(firstOn && { firstOn }), ...(lastOn && { lastOn }) };
}

/** Days from issuance to a day; undefined where either is unknown. */
export type LagOf = (day: Day | undefined) => number | undefined;

/** Day arithmetic once per day, not once per unit. */
function lagsFrom(issuedOn: Day | undefined): LagOf {
  const lags = new Map<Day, number>();
  return (day) => {
    if (day === undefined || issuedOn === undefined) return undefined;
    let lag = lags.get(day);
    if (lag === undefined) lags.set(day, (lag = daysBetween(issuedOn, day)));
    return lag;
  };
}

/** Past its day: reached later, or not reached and the day is gone. A reached stage without a day is not. */
export function isLate(standing: Standing, dueOn: Day | undefined, on: Day): boolean {
  if (dueOn === undefined) return false;
  if (standing.coverage !== 'EXACT') return on > dueOn;
  return standing.on !== undefined && standing.on > dueOn;
}
