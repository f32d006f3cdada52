import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { standInsOn } from './compare/stand-ins.ts';
import type { RolloutInputs, RolloutTable, Row } from './rollout.ts';
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

/** Counts of two days: `middle` has the facts of the first on the tree of the second. */
export interface ComparedCounts {
  readonly from: readonly LevelRollout[];
  readonly middle: readonly LevelRollout[];
  readonly to: readonly LevelRollout[];
}

/** What changed by level and stage; reached(to) − reached(from) is always progress + restructured. */
export function levelChanges({ from, middle, to }: ComparedCounts): readonly LevelChange[] {
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

/** Counts inside `within` on both days, as far as what stands for it is read, and between them those of the later tree by what counted on the earlier day. */
export function countsOnBoth(
  inputs: RolloutInputs,
  { from, to }: { readonly from: Day; readonly to: Day },
  within: UnitId | undefined,
  isRead: (area: UnitId) => boolean = () => true,
): ComparedCounts {
  const { history } = inputs;
  const top = within === undefined ? undefined : history.get(within)?.level;
  const areasOn = (on: Day) =>
    within === undefined ? undefined : standInsOn(history, within, on).filter(isRead);
  const countedOn = (on: Day, until: Day) => levelsOf(inputs, { on, areas: areasOn(on), top, until });
  return { from: countedOn(from, from), middle: countedOn(to, from), to: countedOn(to, to) };
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
