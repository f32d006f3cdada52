import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { standInsOn } from './compare/stand-ins.ts';
import { rolloutInputs, rolloutOn, type RolloutInputs, type RolloutTable, type Row } from './rollout.ts';
import type { ActIndex, UnitActs } from './rollout/acts.ts';
import { levelsOf, type LevelRollout, type StageCount } from './rollout/levels.ts';

export interface StageChange {
  readonly stage: Stage;
  readonly from: Pick<StageCount, 'reached' | 'partly'>;
  readonly to: Pick<StageCount, 'reached' | 'partly'>;
  /** More reached by what was done between the two days, all on the tree of the later one. */
  readonly progress: number;
  /** More (or fewer) reached because the same facts lie on another tree. */
  readonly restructured: number;
}

export interface LevelChange {
  readonly level: Level;
  /** Undefined: the tree of that day is unknown. */
  readonly expectedFrom: number | undefined;
  readonly expectedTo: number | undefined;
  readonly stages: readonly StageChange[];
}

/** The rows of a question about two days: `middle` has the facts of the first on the tree of the second. */
export interface ComparedRows {
  readonly from: readonly LevelRollout[];
  readonly middle: readonly LevelRollout[];
  readonly to: readonly LevelRollout[];
}

/** What changed by level and stage; reached(to) − reached(from) is always progress + restructured. */
export function levelChanges({ from, middle, to }: ComparedRows): readonly LevelChange[] {
  const levels = LEVELS.filter((level) => [...from, ...to].some((each) => each.level === level));
  return levels.map((level) => {
    const [before, between, after] = [from, middle, to].map((all) =>
      all.find((each) => each.level === level),
    );
    const stages = (after ?? before)!.stages.map(({ stage }) => {
      const [first, kept, last] = [before, between, after].map((each) => countOf(each, stage));
      return {
        stage,
        from: first!,
        to: last!,
        progress: last!.reached - kept!.reached,
        restructured: kept!.reached - first!.reached,
      };
    });
    return { level, expectedFrom: before?.expected, expectedTo: after?.expected, stages };
  });
}

const NOTHING = { reached: 0, partly: 0 };

function countOf(level: LevelRollout | undefined, stage: Stage): Pick<StageCount, 'reached' | 'partly'> {
  return level?.stages.find((each) => each.stage === stage) ?? NOTHING;
}

/** The rows of the three tables inside `within`, counted by level. */
export function comparedRows(
  inputs: RolloutInputs,
  tables: { readonly from: RolloutTable; readonly to: RolloutTable },
  within: UnitId | undefined,
): ComparedRows {
  const { history } = inputs;
  const middle = rolloutOn(knowingUntil(inputs, tables.from.on), tables.to.on, { issuedBy: tables.from.on });
  const level = within === undefined ? undefined : history.get(within)?.level;
  const countedIn = (table: RolloutTable) => levelsOf(table, rowsInside(table, history, within), level);
  return { from: countedIn(tables.from), middle: countedIn(middle), to: countedIn(tables.to) };
}

/** Rows inside `within`, or inside what stands for it on the day of the table. */
export function rowsInside(
  table: RolloutTable,
  history: UnitHistory,
  within: UnitId | undefined,
): readonly Row[] {
  if (within === undefined) return table.rows;
  const areas = standInsOn(history, within, table.on);
  return table.rows.filter((row) => areas.some((area) => history.isWithin(row.unitId, area, table.on)));
}

/** The same directive with only what counts up to and on `day`. */
function knowingUntil(inputs: RolloutInputs, day: Day): RolloutInputs {
  const acts: [UnitId, UnitActs][] = [];
  for (const unitId of inputs.acts.keys()) {
    const own = inputs.acts.get(unitId);
    if (own?.all[0] && own.all[0].counts <= day) acts.push([unitId, actsUntil(own, day)]);
  }
  const index: ActIndex = new Map(acts);
  return rolloutInputs(inputs.directiveId, inputs.directive, index, inputs.history);
}

function actsUntil(own: UnitActs, day: Day): UnitActs {
  if (own.all.at(-1)!.counts <= day) return own;
  const until = (acts: UnitActs['all']) => acts.filter((act) => act.counts <= day);
  return { all: until(own.all), sessions: until(own.sessions), stages: own.stages.map(until) };
}
