import { STAGES } from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/model';
import { toProto } from '@trienkhai/runtime/proto-enums';
import { isLate, type RolloutTable, type Row } from '../queries/rollout.ts';
import type { Inheritance, Standing } from '@trienkhai/kernel/coverage';
import { ownLag, type LevelRollout } from '../queries/rollout/levels.ts';
import type { ActivityTotal } from '../queries/totals.ts';

export function levelToProto(level: LevelRollout): proto.LevelRollout {
  return {
    level: toProto.level(level.level),
    expected: level.expected,
    stages: level.stages.map((count) => ({ ...count, stage: toProto.stage(count.stage) })),
    firstActivityLagDays: level.firstActivityLagDays,
  };
}

export function totalToProto(total: ActivityTotal): proto.ActivityTotal {
  return {
    kind: total.kind,
    covers: [...total.covers],
    count: total.count,
    planned: total.planned,
    percentOfPlan: total.percentOfPlan,
    percentStated: total.percentStated,
    itemised: total.itemised,
    sites: total.sites,
    online: total.online,
    inPerson: total.inPerson,
    people: total.people.map((count) => ({
      ...count,
      unit: toProto.headcountUnit(count.unit),
      qualifier: toProto.qualifier(count.qualifier),
    })),
    parts: total.parts.map(totalToProto),
    organiserIds: [...total.organiserIds],
    evidenceIds: [...total.evidenceIds],
    uncountedIds: [...total.uncountedIds],
    planReviewIds: [...total.planReviewIds],
    derived: [...total.derived],
  };
}

/** The same without the ids of whom and what it was counted from. */
export function figuresToProto(total: ActivityTotal): proto.ActivityTotal {
  const parts = total.parts.map(figuresToProto);
  const bare = { ...total, parts: [], organiserIds: [], evidenceIds: [], uncountedIds: [] };
  return { ...totalToProto(bare), parts };
}

export function rowToProto(
  row: Row,
  table: RolloutTable,
  totals: readonly ActivityTotal[],
): proto.RolloutRow {
  return {
    unitId: row.unitId,
    stages: stagesToProto(row, table),
    activities: totals.map(totalToProto),
    firstActivityOn: row.firstOn,
    firstActivityLagDays: table.lagOf(row.firstOn),
    lastActivityOn: row.lastOn,
  };
}

/** ISSUED stands in the issuer's row only. */
export function stagesToProto(row: Row, table: RolloutTable): proto.StageReached[] {
  return STAGES.flatMap((stage, index) => {
    const standing = row.standings[index]!;
    if (stage === 'ISSUED' && standing.coverage !== 'EXACT') return [];
    return [stageToProto(stage, standing, row, table)];
  });
}

function stageToProto(
  stage: (typeof STAGES)[number],
  standing: Standing,
  row: Row,
  table: RolloutTable,
): proto.StageReached {
  const dueOn = table.dueOn(stage, row.level);
  const begun = stage === 'STUDIED' ? row.acts?.sessions.find((act) => act.on !== undefined) : undefined;
  return {
    stage: toProto.stage(stage),
    on: standing.on,
    begunOn: begun && begun.counts <= table.on ? begun.on : undefined,
    dueOn,
    coverage: `COVERAGE_${standing.coverage}`,
    lagDays: stage === 'ISSUED' ? undefined : ownLag(table, standing),
    late: isLate(standing, dueOn, table.on),
    recordedAt: standing.recordedAt === undefined ? undefined : new Date(standing.recordedAt),
    evidenceIds: [...standing.evidence],
    because: table.because(row, stage).map(inheritanceToProto),
  };
}

function inheritanceToProto({ predecessorId, on, share, standing }: Inheritance): proto.Inheritance {
  return {
    predecessorId,
    on,
    share: share === undefined ? 'SHARE_UNSPECIFIED' : toProto.share(share),
    coverage: `COVERAGE_${standing.coverage}`,
    reachedOn: standing.on,
    evidenceIds: [...standing.evidence],
  };
}
