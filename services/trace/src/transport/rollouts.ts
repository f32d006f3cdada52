import { refuse } from '@trienkhai/kernel/domain-error';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { curveOf } from '../queries/rollout/curve.ts';
import { levelsOf } from '../queries/rollout/levels.ts';
import { pageOfRows, type RowOrder } from '../queries/rollout/rows.ts';
import { COVERAGE_OF } from './coverage-words.ts';
import { pageRequest } from './pages.ts';
import {
  answeredAt,
  openRollout,
  openWithTotals,
  rowTotals,
  totalsOf,
  type RolloutQueries,
} from './opened-rollout.ts';
import { optionalDay } from './reading.ts';
import { figuresToProto, levelToProto, rowToProto, totalToProto } from './results-to-proto.ts';

/** The rollout of one directive: counts by level, rows, curve. */
export function rolloutHandlers(queries: RolloutQueries) {
  return {
    getRollout: getRollout(queries),
    listRolloutRows: listRolloutRows(queries),
    getCurve: getCurve(queries),
  };
}

function getRollout(queries: RolloutQueries) {
  return async (request: proto.GetRolloutRequest, call: CallContext): Promise<proto.GetRolloutResponse> => {
    const withTotals = request.levelsOnly ? undefined : await openWithTotals(request, call, queries);
    const opened = withTotals ?? (await openRollout(request, call, queries));
    const { reading, inputs, within, on } = opened;
    const [part, toProto] = request.figuresOnly
      ? (['figures', figuresToProto] as const)
      : (['totals', totalToProto] as const);
    // Figures of an instant can differ where nothing that counts as a stage does.
    const totals = withTotals ? `${part} ${reading.knownAt ?? 'now'}` : 'counts';
    const answer = queries.rollouts.answer(inputs, `${on} ${within ?? ''} ${totals}`, () => {
      const top = within === undefined ? undefined : reading.history.get(within)?.level;
      const areas = within === undefined ? undefined : [within];
      return {
        levels: levelsOf(inputs, { on, areas, top }).map(levelToProto),
        activities: withTotals ? totalsOf(withTotals).map(toProto) : [],
      };
    });
    return { ...answer, at: answeredAt(opened) };
  };
}

function listRolloutRows(queries: RolloutQueries) {
  return async (
    request: proto.ListRolloutRowsRequest,
    call: CallContext,
  ): Promise<proto.ListRolloutRowsResponse> => {
    const opened = await openWithTotals(request, call, queries);
    const { reading, inputs, within, on } = opened;
    const table = queries.rollouts.table(inputs, on, within);
    const page = pageOfRows(table, table.rows, reading.history, {
      filter: rowFilter(request),
      order: ORDERS[request.orderBy] ?? 'UNIT',
      page: pageRequest(request.page),
    });
    return {
      edges: page.edges.map(({ cursor, node }) => ({
        cursor,
        node: rowToProto(node, table, rowTotals(opened, node.unitId)),
      })),
      pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
      at: answeredAt(opened),
    };
  };
}

function getCurve(queries: RolloutQueries) {
  return async (request: proto.GetCurveRequest, call: CallContext): Promise<proto.GetCurveResponse> => {
    const opened = await openRollout(request, call, queries);
    const level = required(fromProto.level(request.level), 'level');
    const stage = required(fromProto.stage(request.stage), 'stage');
    const { inputs, within, on } = opened;
    return {
      points: curveOf(inputs, { level, stage, within, on }).map((point) => ({ ...point })),
      at: answeredAt(opened),
    };
  };
}

const ORDERS: Readonly<Record<string, RowOrder>> = {
  ROW_ORDER_UNIT: 'UNIT',
  ROW_ORDER_LAST_ACTIVITY: 'LAST_ACTIVITY',
  ROW_ORDER_DAYS_LATE: 'DAYS_LATE',
};

function rowFilter(request: proto.ListRolloutRowsRequest) {
  return {
    level: fromProto.level(request.level),
    stage: fromProto.stage(request.stage),
    coverage: COVERAGE_OF[request.coverage],
    search: request.search,
    late: request.late,
    dueBefore: optionalDay(request.dueBefore, 'dueBefore'),
  };
}

function required<Word extends Level | Stage>(word: Word | undefined, field: string): Word {
  if (word !== undefined) return word;
  throw refuse(
    'INVALID_ARGUMENT',
    `Thiếu "${field}". Hãy cho biết cấp và bước cần xem.`,
    `"${field}" is missing. Name the level and the stage.`,
    { path: [field] },
  );
}
