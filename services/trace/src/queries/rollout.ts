import { addDays, daysBetween, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, type Coverage, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import type { DirectiveValue } from '../projections/directives.ts';
import { STAGE_INDEX, type KnownActs, type UnitActs } from './rollout/acts.ts';
import { addressedByState, type AddressedUnits } from './rollout/addressees.ts';
import {
  readCoverage,
  type CoverageReader,
  type Inheritance,
  type Standing,
  type Standings,
} from '@trienkhai/kernel/coverage';
import { coverageIn } from '@trienkhai/kernel/coverage-masks';
import type { Keep } from '@trienkhai/kernel/unit-history/kept';
import type { CountChanges } from './rollout/count-changes.ts';
import { dueDays } from './rollout/due.ts';
import type { LevelInState } from './rollout/levels.ts';
import { membersOf } from './rollout/members.ts';
import { standOn } from './rollout/standpoint.ts';

/** Everything that the rollout of one directive is computed from, as known at one instant. */
export interface RolloutInputs {
  readonly directiveId: string;
  readonly directive: DirectiveValue;
  readonly acts: KnownActs;
  readonly history: UnitHistory;
  readonly coverage: CoverageReader;
  /** Whom the directive addresses on a day; kept for each dated state of the country. */
  readonly addressedOn: (on: Day) => AddressedUnits;
  /** Holds levels that were read, each for all days of one state of the country. */
  readonly keepLevel: Keep<LevelInState>;
  /** Holds how counts of a level came about, for all instants; undefined: they are counted without. */
  readonly keepChanges: (level: string, make: () => CountChanges) => CountChanges | undefined;
}

export type Keeps = Pick<RolloutInputs, 'keepLevel' | 'keepChanges'>;

/** One unit's row. How far it stands is known at once; days and evidence are read where a row is looked at. */
export interface Row {
  readonly unitId: UnitId;
  readonly level: Level;
  readonly code: string;
  /** Addressed that day; false: it stands here because it issued the directive or acted. */
  readonly expected: boolean;
  /** By index of the stage. */
  coverage(stage: number): Coverage;
  readonly standings: Standings;
  readonly acts: UnitActs | undefined;
  readonly firstOn: Day | undefined;
  readonly lastOn: Day | undefined;
}

/** The rows of one day, of the country or of one territory, by level and code. */
export interface RolloutTable {
  readonly on: Day;
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
  acts: KnownActs,
  history: UnitHistory,
  { keepLevel = (_, read) => read(), keepChanges = () => undefined }: Partial<Keeps> = {},
): RolloutInputs {
  const coverage = readCoverage(acts, history);
  const addressedOn = addressedByState(directive.facts, history);
  return { directiveId, directive, acts, history, coverage, addressedOn, keepLevel, keepChanges };
}

/** Who stands where on `on`, by what counts up to and on that day; of all units or of those within one. */
export function rolloutOn(inputs: RolloutInputs, on: Day, within?: UnitId): RolloutTable {
  const { directive } = inputs;
  const { issuedOn } = directive.facts;
  const addressed = inputs.addressedOn(on);
  const areas = within === undefined ? undefined : [within];
  const make = rowOn(inputs, on);
  const rows: Row[] = [];
  for (const level of LEVELS) {
    const { expected, besides } = membersOf(inputs, addressed, { level, on, areas });
    for (const unitId of expected) rows.push(make(unitId, true));
    for (const unitId of besides) rows.push(make(unitId, false));
  }
  return {
    on,
    rows,
    dueOn: dueDays(issuedOn, directive.targets),
    lagOf: lagsFrom(issuedOn),
    because(row, stage) {
      const index = STAGE_INDEX.get(stage)!;
      return inputs.coverage.because(row.unitId, index, addDays(on, 1), row.standings[index]!);
    },
  };
}

/** Makes the row of any unit that is valid on `on`. */
export function rowOn(inputs: RolloutInputs, on: Day): (unitId: UnitId, expected: boolean) => Row {
  const { ancestry, maskOf } = standOn(inputs, on);
  return (unitId, expected) => {
    const { level, code } = inputs.history.get(unitId)!;
    const mask = maskOf(ancestry.numberOf(unitId));
    let read: RowDetails | undefined;
    const details = (): RowDetails => (read ??= detailsOf(inputs, unitId, on));
    return {
      unitId,
      level,
      code,
      expected,
      coverage: (stage) => coverageIn(mask, stage),
      get standings() {
        return details().standings;
      },
      get acts() {
        return details().acts;
      },
      get firstOn() {
        return details().firstOn;
      },
      get lastOn() {
        return details().lastOn;
      },
    };
  };
}

type RowDetails = Pick<Row, 'standings' | 'acts' | 'firstOn' | 'lastOn'>;

function detailsOf(inputs: RolloutInputs, unitId: UnitId, on: Day): RowDetails {
  const { acts, coverage, directive, directiveId } = inputs;
  const { issuedOn, issuerId } = directive.facts;
  const own = acts.get(unitId);
  const standings = coverage.standings(unitId, addDays(on, 1));
  const days = own ? statedDays(own, on) : undefined;
  if (unitId !== issuerId) return { standings, acts: own, firstOn: days?.firstOn, lastOn: days?.lastOn };
  const isIssued = issuedOn === undefined || issuedOn <= on;
  const issued: Standing = {
    coverage: isIssued ? 'EXACT' : 'NONE',
    own: true,
    on: isIssued ? issuedOn : undefined,
    recordedAt: undefined,
    evidence: [directiveId],
  };
  return {
    standings: standings.with(ISSUED, issued),
    acts: own,
    firstOn: earlier(issued.on, days?.firstOn),
    lastOn: days?.lastOn ?? issued.on,
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
