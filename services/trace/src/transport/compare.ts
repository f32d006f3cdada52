import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/compare';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { readsOf, readsWithin } from '@trienkhai/runtime/sight';
import { requireField } from '@trienkhai/runtime/wire-values';
import { countsOnBoth, levelChanges, type LevelChange } from '../queries/compare.ts';
import { becameBetween, type Became } from '../queries/compare/became.ts';
import type { RolloutTable } from '../queries/rollout.ts';
import { pageRequest } from './pages.ts';
import { answeredAt, openRollout, type OpenedRollout, type RolloutQueries } from './opened-rollout.ts';
import { requiredDay, type Reading } from './reading.ts';
import { stagesToProto } from './results-to-proto.ts';

/** One directive on two days: real progress apart from restructuring, and what became of units that are gone. */
export function compareHandlers(queries: RolloutQueries) {
  return {
    async compareRollout(
      request: proto.CompareRolloutRequest,
      call: CallContext,
    ): Promise<proto.CompareRolloutResponse> {
      const { opened, days } = await openBoth(request, call, queries);
      const { reach } = opened.reading.sight;
      const isRead = (area: UnitId) => readsWithin(reach, area);
      const counts = countsOnBoth(opened.inputs, days, opened.within, isRead);
      return { levels: levelChanges(counts).map(changeToProto), at: answeredAt(opened) };
    },

    async listBecame(request: proto.ListBecameRequest, call: CallContext): Promise<proto.ListBecameResponse> {
      const { opened, days } = await openBoth(request, call, queries);
      const table = (day: string) => queries.rollouts.table(opened.inputs, day);
      const tables = { from: table(days.from), to: table(days.to) };
      const level: Level = requireField(fromProto.level(request.level), ['level']);
      const question = { level, within: opened.within, page: pageRequest(request.page) };
      const { edges, totalCount, hasNextPage } = becameBetween(opened.inputs, tables, question);
      return {
        edges: edges.map(({ cursor, node }) => ({
          cursor,
          node: becameToProto(onlyRead(node, opened.reading), tables),
        })),
        pageInfo: { totalCount, hasNextPage },
        at: answeredAt(opened),
      };
    },
  };
}

interface BothDays {
  readonly from: RolloutTable;
  readonly to: RolloutTable;
}

interface TwoDays {
  readonly context: proto.ReadContext | undefined;
  readonly scope: proto.RolloutScope | undefined;
  readonly from: string;
  readonly to: string;
}

async function openBoth(
  request: TwoDays,
  call: CallContext,
  queries: RolloutQueries,
): Promise<{ readonly opened: OpenedRollout; readonly days: Pick<TwoDays, 'from' | 'to'> }> {
  const from = requiredDay(request.from, 'from');
  const to = requiredDay(request.to, 'to');
  if (from > to) throw backwards();
  // The unit of the question may be valid on one of the two days alone, or on neither day of the reader's.
  const context = request.context && { ...request.context, on: undefined };
  const opened = await openRollout({ context, scope: request.scope }, call, queries);
  return { opened: { ...opened, on: to }, days: { from, to } };
}

function changeToProto({ level, stages, ...change }: LevelChange): model.LevelChange {
  return {
    level: toProto.level(level),
    ...change,
    stages: stages.map(({ stage, from, to, progress, restructured }) => ({
      stage: toProto.stage(stage),
      reachedFrom: from.reached,
      reachedTo: to.reached,
      partlyFrom: from.partly,
      partlyTo: to.partly,
      progress,
      restructured,
    })),
  };
}

function becameToProto({ row, heirs }: Became, { from, to }: BothDays): model.BecameView {
  return {
    unitId: row.unitId,
    stages: stagesToProto(row, from),
    heirs: heirs.map((heir) => ({
      unitId: heir.unitId,
      on: heir.on,
      share: toProto.share(heir.share),
      default: heir.default,
      stages: stagesToProto(heir.row, to),
    })),
  };
}

/** What a unit became may lie elsewhere. */
function onlyRead({ row, heirs }: Became, { sight: { reach } }: Reading): Became {
  return { row, heirs: heirs.filter(({ unitId }) => readsOf(reach, [unitId])) };
}

function backwards(): DomainError {
  return refuse(
    'PERIOD_INVALID',
    '"from" phải không sau "to". Hãy đổi chỗ hai ngày.',
    '"from" must not come after "to". Swap the two days.',
    { path: ['from'] },
  );
}
