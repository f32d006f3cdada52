import type { Standing } from '@trienkhai/kernel/coverage';
import { coverageIn } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import type { RolloutInputs, RolloutTable } from '../rollout.ts';
import { STAGE_INDEX } from './acts.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { dueDays } from './due.ts';
import { membersOf } from './members.ts';
import { standOn, type Standpoint } from './standpoint.ts';
import { tally, type Tally } from './tally.ts';

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
  const { on, areas, top, until } = question;
  const standpoint = standOn(inputs, on, until);
  const addressed = inputs.addressedOn(on);
  return LEVELS.flatMap((level) => {
    const members = membersOf(inputs, addressed, { level, on, areas });
    const isAsked = top === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(top);
    const isAddressed = addressed.levels.includes(level);
    if (!(isAddressed && isAsked) && members.expected.length + members.besides.length === 0) return [];
    const { numberOf } = standpoint.ancestry;
    const all = areas === undefined ? addressed.numbers.get(level) : undefined;
    const numbers = {
      expected: all ?? members.expected.map(numberOf),
      besides: members.besides.map(numberOf),
    };
    return [levelOf(inputs, standpoint, { level, on, isAddressed, ...numbers })];
  });
}

interface Place {
  readonly level: Level;
  readonly on: Day;
  readonly isAddressed: boolean;
  readonly expected: ArrayLike<number>;
  readonly besides: readonly number[];
}

function levelOf(
  { directive, history }: RolloutInputs,
  standpoint: Standpoint,
  { level, on, isAddressed, expected, besides }: Place,
): LevelRollout {
  const { issuedOn } = directive.facts;
  const dueOn = dueDays(issuedOn, directive.targets);
  const issued = issuedOn === undefined ? undefined : dayNumber(issuedOn);
  const counted = tally(standpoint, isAddressed ? expected : [...Array.from(expected), ...besides], issued);
  const others = isAddressed ? besides.filter((unit) => hasIssued(standpoint, unit)).length : 0;
  const known = history.isTreeKnown(on) ? expected.length : undefined;
  return {
    level,
    expected: known,
    stages: STAGES.map((stage, index) =>
      stage === 'ISSUED'
        ? issuedCount(counted.reached[index]! + others)
        : countOf(stage, counted, known, isPast(dueOn(stage, level), on)),
    ),
    firstActivityLagDays: distributionOf(counted.firstLags),
  };
}

const ISSUED = STAGE_INDEX.get('ISSUED')!;

function hasIssued({ maskOf }: Standpoint, unit: number): boolean {
  return coverageIn(maskOf(unit), ISSUED) === 'EXACT';
}

/** Only the issuer issues: nobody is late with it, and it is no share of anybody. */
function issuedCount(reached: number): StageCount {
  return { stage: 'ISSUED', reached, partly: 0, percent: undefined, overdue: 0, lagDays: undefined };
}

function isPast(dueOn: Day | undefined, on: Day): boolean {
  return dueOn !== undefined && on > dueOn;
}

function countOf(stage: Stage, counted: Tally, expected: number | undefined, isDue: boolean): StageCount {
  const index = STAGE_INDEX.get(stage)!;
  const reached = counted.reached[index]!;
  return {
    stage,
    reached,
    partly: counted.partly[index]!,
    percent: expected === undefined || expected === 0 ? undefined : (100 * reached) / expected,
    overdue: isDue ? counted.units - reached : 0,
    lagDays: distributionOf(counted.lags[index]!),
  };
}

/** Only a unit's own act on a stated day lags behind anything. */
export function ownLag(table: RolloutTable, standing: Standing): number | undefined {
  return standing.own ? table.lagOf(standing.on) : undefined;
}
