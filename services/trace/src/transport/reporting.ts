import type { Day } from '@trienkhai/kernel/day';
import { reportingLevels } from '@trienkhai/kernel/reporting/levels';
import { unitsDayOf } from '@trienkhai/kernel/reporting/period';
import { REPORTING_STATES, reportingTable, type ReportingTable } from '@trienkhai/kernel/reporting/rows';
import { insideOf, wordsFor } from '@trienkhai/kernel/reporting/search';
import { requireKnownUnit, requireUnit } from '@trienkhai/kernel/rules/unit';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { landOn } from '@trienkhai/kernel/unit-history/land';
import { LEVELS } from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { readsOf } from '@trienkhai/runtime/sight';
import { listPeriods, type KnownPeriod } from '../queries/periods.ts';
import { dueNow, reminderOf, scopeWithin } from '../queries/reminders.ts';
import { filingsOf, pageOfReporting, type ReportingQuestion } from '../queries/reporting.ts';
import { wholly } from '../storage/sight.ts';
import { pageRequest } from './pages.ts';
import { periodsOf, requirePeriod, type PeriodQueries } from './periods.ts';
import { dayWithin, openReading, territoryOf, type ParkedScope, type Reading } from './reading.ts';
import { periodReportingToProto, reminderToProto, reportingRowToProto } from './reporting-to-proto.ts';

const bearsOnReporting: ParkedScope = ({ streamId }) => /^(periods|review|report):/.test(streamId ?? '');

/** Who has reported for a period, and of whom a report is still wanted. */
export function reportingHandlers(queries: PeriodQueries) {
  return {
    getReporting: getReporting(queries),
    listReportingRows: listReportingRows(queries),
    listReminders: listReminders(queries),
  };
}

function getReporting(queries: PeriodQueries) {
  return async (
    request: proto.GetReportingRequest,
    call: CallContext,
  ): Promise<proto.GetReportingResponse> => {
    const { reading, question, level, all } = await openReporting(queries, request, call);
    const table = await tableOf(queries, reading, question);
    const before = previousOf(question.known, all, Math.min(request.previous, MOST_PREVIOUS));
    const tables = await Promise.all(
      before.map((known) => tableOf(queries, reading, { ...question, known })),
    );
    const told = [[question.known, table] as const, ...before.map((each, i) => [each, tables[i]!] as const)];
    const isAsked = (each: { readonly level: string }) => level === undefined || each.level === level;
    return {
      periods: told.map(([known, each]) =>
        periodReportingToProto(known, each, reportingLevels(each).filter(isAsked)),
      ),
      besides: table.besides.filter(isAsked).slice(0, MOST_BESIDES).map(reportingRowToProto),
      at: reading.answeredAt(question.on, positionOf(question.known)),
    };
  };
}

const MOST_PREVIOUS = 24;
const MOST_BESIDES = 500;
const MOST_REMINDERS = 500;

function listReportingRows(queries: PeriodQueries) {
  return async (
    request: proto.ListReportingRowsRequest,
    call: CallContext,
  ): Promise<proto.ListReportingRowsResponse> => {
    const { reading, question, level } = await openReporting(queries, request, call);
    const table = await tableOf(queries, reading, question);
    const states = REPORTING_STATES.filter((each) => request.states.includes(`REPORTING_STATE_${each}`));
    const filter = { level, states, late: request.late, search: request.search };
    const page = pageOfReporting(table, reading.history, filter, pageRequest(request.page));
    return {
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: reportingRowToProto(node) })),
      pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
      at: reading.answeredAt(question.on, positionOf(question.known)),
    };
  };
}

function listReminders(queries: PeriodQueries) {
  return async (
    request: proto.ListRemindersRequest,
    call: CallContext,
  ): Promise<proto.ListRemindersResponse> => {
    const reading = await openReading(request.context, call, queries.sources, bearsOnReporting);
    const { history, knownAt } = reading;
    const within = territoryOf(reading, request.withinId);
    const on = dayWithin(reading, within, reading.today);
    const concerned = listPeriods(await periodsOf(queries, reading), { within, sample: false }, history, on);
    const kind = request.kind === 'REMINDER_KIND_OVERDUE' ? 'OVERDUE' : 'DUE';
    const tables = new Map<KnownPeriod, ReportingTable>();
    const reminders = [];
    for (const due of dueNow(concerned, on, kind)) {
      const scope = scopeWithin(due.known, within, history, on);
      if (scope === null) continue;
      const question = { known: due.known, on, within: scope, knownAt };
      const table = tables.get(due.known) ?? (await tableOf(queries, reading, question));
      tables.set(due.known, table);
      const reminder = reminderOf(due, table, on);
      if (reminder) reminders.push(reminderToProto(reminder));
      if (reminders.length === (request.first || MOST_REMINDERS)) break;
    }
    return { reminders, at: reading.answeredAt(on) };
  };
}

async function tableOf(
  { models }: PeriodQueries,
  { history, sight }: Reading,
  question: ReportingQuestion,
): Promise<ReportingTable> {
  const { known, on, within } = question;
  const views = await models.filed(wholly(sight), wordsFor(known.period, history, question));
  const isLand = insideOf(history, within, unitsDayOf(known.period, on));
  // What a unit that has ended became may lie elsewhere.
  const inside = (unitId: UnitId) => isLand(unitId) && readsOf(sight.reach, [unitId]);
  return reportingTable(known.period, filingsOf(views, question), history, { on, inside });
}

interface OpenedReporting {
  readonly reading: Reading;
  readonly question: ReportingQuestion;
  readonly level: ReturnType<typeof fromProto.level>;
  readonly all: readonly KnownPeriod[];
}

/** Throws PERIOD_UNKNOWN, UNIT_UNKNOWN, UNIT_NOT_VALID, and what opening a reading throws. */
async function openReporting(
  queries: PeriodQueries,
  { context, scope }: Pick<proto.GetReportingRequest, 'context' | 'scope'>,
  call: CallContext,
): Promise<OpenedReporting> {
  const id = scope?.periodId ?? '';
  const reading = await openReading(context, call, queries.sources, bearsOnReporting);
  const all = await periodsOf(queries, reading);
  const known = requirePeriod(all, id);
  const on = reading.on ?? reading.today;
  const within = territoryOf(reading, scope?.withinId);
  if (within !== undefined) requireLand(reading.history, within, unitsDayOf(known.period, on));
  const question = { known, on, within, knownAt: reading.knownAt };
  return { reading, question, level: fromProto.level(scope?.level ?? ''), all };
}

/** A unit without land on that day has neither heirs nor predecessors on record: it is refused. */
function requireLand(history: UnitHistory, within: UnitId, on: Day): void {
  const { id } = requireKnownUnit(history, within, ['within']);
  if (history.isValid(id, on)) return;
  const { unitsOf } = landOn(id, history, on);
  if (LEVELS.every((level) => unitsOf(level).length === 0)) requireUnit(history, id, on, ['within']);
}

/** An earlier one may be older than the unit inside which one looks: nobody of it was asked then. */
function previousOf(known: KnownPeriod, all: readonly KnownPeriod[], most: number): readonly KnownPeriod[] {
  const found: KnownPeriod[] = [];
  let next = all.find(({ id }) => id === known.previousId);
  while (next && found.length < most) {
    found.push(next);
    const { previousId } = next;
    next = all.find(({ id }) => id === previousId);
  }
  return found;
}

function positionOf({ period, version }: KnownPeriod) {
  return [{ streamId: `periods:${period.ownerId}`, version }];
}
