import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { curveOf } from '../queries/curve.ts';
import { knownDirectives, type KnownDirective } from '../queries/directives.ts';
import { levelsOf, rowsWithin } from '../queries/levels.ts';
import type { RolloutInputs, RolloutTable } from '../queries/rollout.ts';
import { pageOfRows, type RowOrder } from '../queries/rows.ts';
import { activityTotals, type ActivityTotal } from '../queries/totals.ts';
import type { KnownActivity } from '../queries/statements.ts';
import type { DirectiveSources, ReadModels } from '../storage/read-models.ts';
import type { Rollouts } from '../storage/rollouts.ts';
import { knownActivities } from './activities.ts';
import { pageRequest } from './directives.ts';
import { dayWithin, isAbout, openReading, type Reading, type ReadingSources } from './reading.ts';
import { levelToProto, rowToProto, totalToProto } from './results-to-proto.ts';

export interface RolloutQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
  readonly rollouts: Rollouts;
}

interface Opened {
  readonly reading: Reading;
  readonly directive: KnownDirective;
  readonly inputs: RolloutInputs;
  readonly documents: DirectiveSources;
  readonly within: UnitId | undefined;
  readonly on: string;
}

/** The rollout of one directive: counts by level, rows, curve. */
export function rolloutHandlers(queries: RolloutQueries) {
  return {
    async getRollout(request: proto.GetRolloutRequest, call: CallContext) {
      const opened = await open(request, call, queries);
      const { reading, inputs, within, on } = opened;
      const table = queries.rollouts.table(inputs, on);
      const rows = rowsWithin(table, reading.history, within);
      const level = within === undefined ? undefined : reading.history.get(within)?.level;
      return {
        levels: levelsOf(table, rows, level).map(levelToProto),
        activities: totalsUnder(opened, activitiesOf(opened), within).map(totalToProto),
        at: answeredAt(opened),
      } satisfies proto.GetRolloutResponse;
    },

    async listRolloutRows(request: proto.ListRolloutRowsRequest, call: CallContext) {
      const opened = await open(request, call, queries);
      const { reading, inputs, within, on } = opened;
      const table = queries.rollouts.table(inputs, on);
      const page = pageOfRows(table, rowsWithin(table, reading.history, within), reading.history, {
        filter: rowFilter(request),
        order: ORDERS[request.orderBy] ?? 'UNIT',
        page: pageRequest(request.page),
      });
      const totals = rowTotals(opened, table);
      return {
        edges: page.edges.map(({ cursor, node }) => ({
          cursor,
          node: rowToProto(node, table, totals(node.unitId)),
        })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: answeredAt(opened),
      } satisfies proto.ListRolloutRowsResponse;
    },

    async getCurve(request: proto.GetCurveRequest, call: CallContext) {
      const opened = await open(request, call, queries);
      const level = required(fromProto.level(request.level), 'level');
      const stage = required(fromProto.stage(request.stage), 'stage');
      const { inputs, within, on } = opened;
      return {
        points: curveOf(inputs, { level, stage, within, on }).map((point) => ({ ...point })),
        at: answeredAt(opened),
      } satisfies proto.GetCurveResponse;
    },
  };
}

interface ScopedRequest {
  readonly context: proto.ReadContext | undefined;
  readonly scope: proto.RolloutScope | undefined;
}

async function open(
  { context, scope }: ScopedRequest,
  call: CallContext,
  { sources, models, rollouts }: RolloutQueries,
): Promise<Opened> {
  const directiveId = scope?.directiveId ?? '';
  const reading = await openReading(context, call, sources, isAbout(directiveId));
  const { snapshot } = reading;
  const [directives, documents] = await Promise.all([
    models.directives(snapshot),
    models.under(snapshot, directiveId),
  ]);
  const view = directives.get(directiveId);
  const directive = view ? knownDirectives([view], reading.knownAt)[0] : undefined;
  if (!directive) throw unknownDirective(directiveId);
  const within = scope?.withinId;
  const on = dayWithin(reading, within, reading.today);
  const inputs = rollouts.inputs(directive, documents, reading.history, reading.knownAt);
  return { reading, directive, inputs, documents, within, on };
}

function answeredAt({ reading, directive, on }: Opened): proto.AnsweredAt {
  return reading.answeredAt(on, [{ streamId: directive.id, version: directive.version }]);
}

function activitiesOf({ documents, reading, directive }: Opened): readonly KnownActivity[] {
  return knownActivities(documents.activities.values(), reading.knownAt).filter(
    ({ value }) => directive.value.sample || !value.sample,
  );
}

/** Days before any document: the totals under a directive have no lower bound. */
const BEGINNING = '0001-01-01';

function totalsUnder(
  { reading, directive, on }: Opened,
  activities: readonly KnownActivity[],
  within: UnitId | undefined,
): readonly ActivityTotal[] {
  const { history } = reading;
  const territory = within ?? history.byCode('CENTRE', 'TW', on)?.id;
  if (activities.length === 0 || territory === undefined) return [];
  const question = { within: territory, from: BEGINNING, to: on, on, directiveId: directive.id, groups: [] };
  return activityTotals(activities, question, history);
}

/** Totals of each unit's own territory; the facts are sorted to the units above them once. */
function rowTotals(opened: Opened, table: RolloutTable): (unitId: UnitId) => readonly ActivityTotal[] {
  const { history } = opened.reading;
  const above = new Map<UnitId, KnownActivity[]>();
  for (const activity of activitiesOf(opened)) {
    if (activity.value.type !== 'session' && activity.value.type !== 'report') continue;
    for (const unitId of unitsHolding(activity.value.facts.unitId, opened)) {
      above.set(unitId, [...(above.get(unitId) ?? []), activity]);
    }
  }
  return (unitId) => {
    const activities = above.get(unitId) ?? [];
    return history.isValid(unitId, table.on) ? totalsUnder(opened, activities, unitId) : [];
  };
}

/** The unit, whoever came after it, and all that lie above them on the day of the table. */
function unitsHolding(unitId: UnitId, { reading: { history }, on }: Opened): ReadonlySet<UnitId> {
  const units = new Set<UnitId>();
  const visit = (id: UnitId): void => {
    if (units.has(id)) return;
    units.add(id);
    for (const above of history.ancestorsOf(id, on)) visit(above);
    if (!history.isValid(id, on)) {
      for (const edge of history.successorsOf(id)) if (edge.on <= on) visit(edge.toId);
    }
  };
  visit(unitId);
  return units;
}

const ORDERS: Readonly<Record<string, RowOrder>> = {
  ROW_ORDER_UNIT: 'UNIT',
  ROW_ORDER_LAST_ACTIVITY: 'LAST_ACTIVITY',
  ROW_ORDER_DAYS_LATE: 'DAYS_LATE',
};

const COVERAGE_OF = {
  COVERAGE_EXACT: 'EXACT',
  COVERAGE_PARTLY: 'PARTLY',
  COVERAGE_NONE: 'NONE',
  COVERAGE_UNKNOWN: 'UNKNOWN',
  COVERAGE_UNSPECIFIED: undefined,
  UNRECOGNIZED: undefined,
} as const;

function rowFilter(request: proto.ListRolloutRowsRequest) {
  return {
    level: fromProto.level(request.level),
    stage: fromProto.stage(request.stage),
    coverage: COVERAGE_OF[request.coverage],
    search: request.search,
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

export function unknownDirective(id: string): DomainError {
  return refuse(
    'DIRECTIVE_UNKNOWN',
    `Không có văn bản ${id}. Hãy tìm văn bản theo số, ký hiệu trước.`,
    `There is no directive ${id}. Look it up by its symbol first.`,
    { path: ['directive'], facts: { directive: id } },
  );
}
