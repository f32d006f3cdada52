import type { Standing } from '@trienkhai/kernel/coverage';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { stateOn } from '@trienkhai/kernel/unit-history/states';
import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import type { RolloutInputs, RolloutTable } from '../rollout.ts';
import type { AddressedUnits } from './addressees.ts';
import { countChanges, countsAt, type CountChanges } from './count-changes.ts';
import type { DayCounts } from './days.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { dueDays, type DueOn } from './due.ts';
import { membersOf, type Place } from './members.ts';
import { standOn, type Standpoint } from './standpoint.ts';
import { talliedOn, tally, type StageTally, type Tally } from './tally.ts';

export interface StageCount {
  readonly stage: Stage;
  readonly reached: number;
  readonly partly: number;
  /** Undefined: the tree is unknown, or nobody is expected. */
  readonly percent: number | undefined;
  /** Not reached, and the target day is past; what was reached late is late on its row alone. */
  readonly overdue: number;
  readonly lagDays: Distribution | undefined;
}

export interface LevelRollout {
  readonly level: Level;
  readonly expected: number | undefined;
  readonly stages: readonly StageCount[];
  readonly firstActivityLagDays: Distribution | undefined;
}

export interface LevelsQuestion {
  readonly on: Day;
  /** Counts what lies in these units on that day; undefined: in all. */
  readonly areas?: readonly UnitId[] | undefined;
  /** Levels above this one are left out where nobody acted. */
  readonly top?: Level | undefined;
  /** Only what counts up to and on this day; default: `on`. */
  readonly until?: Day;
}

/** Counts per level: of the levels addressed from `top` down, and of those where somebody acted. */
export function levelsOf(inputs: RolloutInputs, question: LevelsQuestion): readonly LevelRollout[] {
  const { on, top, until = on } = question;
  const addressed = inputs.addressedOn(on);
  const inState = readsLevels(inputs, addressed, question);
  const { issuedOn } = inputs.directive.facts;
  const dueOn = dueDays(issuedOn, inputs.directive.targets);
  return LEVELS.flatMap((level) => {
    const found = inState(level);
    const isAsked = top === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(top);
    if (!(addressed.levels.includes(level) && isAsked) && !found.isSomebodyThere) return [];
    return [levelOf(inputs, found, { level, on, until, dueOn })];
  });
}

/** One level through one state of the country. */
export interface LevelInState {
  readonly expected: number;
  readonly isSomebodyThere: boolean;
  readonly isIssuerThere: boolean;
  readonly tally: Tally;
}

/** Levels as they are kept, else read; all from one standpoint. */
function readsLevels(
  inputs: RolloutInputs,
  addressed: AddressedUnits,
  { on, areas, until = on }: LevelsQuestion,
): (level: Level) => LevelInState {
  const state = stateOn(inputs.history, on);
  const isWhole = stateOn(inputs.history, until) === state;
  let standpoint: Standpoint | undefined;
  return (level) => {
    const place = `${state} ${level} ${areas?.join() ?? 'everywhere'}`;
    const read = (keepChanges?: Keeping): LevelInState => {
      standpoint ??= standOn(inputs, on, until);
      return readLevel(inputs, addressed, standpoint, { level, on, areas, keepChanges });
    };
    // Organs come and go on any day; and what is inherited differs where acts end before the state begins.
    if (level === 'ORGAN' || !isWhole) return read();
    // What lies within some units is counted as quickly as it is looked up.
    const keepChanges: Keeping = (make) => (areas ? undefined : inputs.keepChanges(place, make));
    return inputs.keepLevel(place, () => read(keepChanges));
  };
}

type Keeping = (make: () => CountChanges) => CountChanges | undefined;

function readLevel(
  inputs: RolloutInputs,
  addressed: AddressedUnits,
  standpoint: Standpoint,
  place: Place & { readonly keepChanges: Keeping | undefined },
): LevelInState {
  const { expected, besides } = membersOf(inputs, addressed, place);
  const { issuedOn } = inputs.directive.facts;
  const { ancestry, issuer } = standpoint;
  const all = place.areas === undefined ? addressed.numbers.get(place.level) : undefined;
  const there = all ?? Int32Array.from(expected, ancestry.numberOf);
  const others = Int32Array.from(besides, ancestry.numberOf);
  const isAddressed = addressed.levels.includes(place.level);
  const counts = isAddressed ? countsKept(inputs, there, place) : undefined;
  return {
    expected: expected.length,
    isSomebodyThere: expected.length + besides.length > 0,
    isIssuerThere: there.includes(issuer) || others.includes(issuer),
    tally: tally(standpoint, isAddressed ? there : others, issuedOn, counts),
  };
}

/** Counts of an instant of the past, where it is kept how they came about. */
function countsKept(
  inputs: RolloutInputs,
  units: Int32Array,
  { on, keepChanges }: Pick<Place, 'on'> & { readonly keepChanges: Keeping | undefined },
): Int32Array | undefined {
  const { instant } = inputs.acts;
  if (instant === undefined) return undefined;
  const changes = keepChanges?.(() => countChanges(inputs, { on, units }));
  return changes && countsAt(changes, instant);
}

interface Moment {
  readonly level: Level;
  readonly on: Day;
  readonly until: Day;
  readonly dueOn: DueOn;
}

function levelOf(
  { directive, history }: RolloutInputs,
  { expected, isIssuerThere, tally: tallied }: LevelInState,
  { level, on, until, dueOn }: Moment,
): LevelRollout {
  const { issuedOn } = directive.facts;
  const isIssued = issuedOn === undefined || issuedOn <= until;
  const figures = {
    units: tallied.units,
    expected: history.isTreeKnown(on) ? expected : undefined,
    issued: issuedOn === undefined ? undefined : dayNumber(issuedOn),
    last: dayNumber(until),
  };
  return {
    level,
    expected: figures.expected,
    stages: STAGES.map((stage, index) => {
      if (stage === 'ISSUED') return issuedCount(Number(isIssued && isIssuerThere));
      const isDue = isPast(dueOn(stage, level), on);
      return { stage, ...countOf(figures, tallied.stages[index]!, isDue) };
    }),
    firstActivityLagDays: lagsOf(tallied.firstDays, figures),
  };
}

/** Only the issuer issues: nobody is late with it, and it is no share of anybody. */
function issuedCount(reached: number): StageCount {
  return { stage: 'ISSUED', reached, partly: 0, percent: undefined, overdue: 0, lagDays: undefined };
}

function isPast(dueOn: Day | undefined, on: Day): boolean {
  return dueOn !== undefined && on > dueOn;
}

interface Figures {
  readonly units: number;
  readonly expected: number | undefined;
  readonly issued: number | undefined;
  /** What counts after it is left out. */
  readonly last: number;
}

function countOf(figures: Figures, tallied: StageTally, isDue: boolean): Omit<StageCount, 'stage'> {
  const { units, expected, last } = figures;
  const { reached, partly } = talliedOn(tallied, last);
  return {
    reached,
    partly,
    percent: expected === undefined || expected === 0 ? undefined : (100 * reached) / expected,
    overdue: isDue ? units - reached : 0,
    lagDays: lagsOf(tallied.stated, figures),
  };
}

function lagsOf(days: DayCounts, { issued, last }: Figures): Distribution | undefined {
  return issued === undefined ? undefined : distributionOf(days, last, issued);
}

/** Only a unit's own act on a stated day lags behind anything. */
export function ownLag(table: RolloutTable, standing: Standing): number | undefined {
  return standing.own ? table.lagOf(standing.on) : undefined;
}
