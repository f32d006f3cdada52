import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import * as trace from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import { toProto } from '@trienkhai/runtime/proto-enums';
import type { Caller } from '../caller.ts';
import { commands, type CommandName } from '../commands/index.ts';
import { bodyOf, type Body } from './body-of.ts';
import { allPages } from './pages.ts';
import { unitRows } from './unit-rows.ts';

export interface ExportQuery {
  readonly within?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Id of a directive. */
  readonly directive?: string | undefined;
  readonly sample: boolean;
}

export interface Asking {
  readonly caller: Caller;
  readonly units: UnitHistory;
  readonly query: ExportQuery;
}

/** One fact that stands, in the fields of the command that records it. */
export interface ExportRow {
  readonly id: string;
  readonly version: number;
  readonly body: Body;
}

export interface ExportSet {
  /** What the rows are when they come back; absent: they cannot. */
  readonly command?: CommandName;
  readonly rows: (asking: Asking) => AsyncIterable<ExportRow>;
}

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
}

function rowOf(command: CommandName, { id, version, sample }: Seen, wire: unknown): ExportRow {
  const body = bodyOf(commands[command].schema, wire);
  return { id, version, body: sample ? { ...body, sample } : body };
}

const callOf = ({ caller }: Asking) => ({ token: caller.principal.token, signal: caller.signal });

function scopeOf({ caller, query }: Asking) {
  const { within: withinId, directive: directiveId, from, to, sample } = query;
  return { context: { after: [...caller.after] }, withinId, directiveId, from, to, sample };
}

async function* directives(asking: Asking): AsyncGenerator<ExportRow> {
  const { caller, units, query } = asking;
  const { context, from: issuedFrom, to: issuedTo, sample } = { ...scopeOf(asking) };
  const fetch = (page: Page) =>
    caller.peers.trace.listDirectives(
      trace.ListDirectivesRequest.fromPartial({ context, page, issuedFrom, issuedTo, sample }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) {
    const { facts } = view;
    if (!facts || view.recalledOn !== undefined) continue;
    if (query.directive !== undefined && query.directive !== view.id) continue;
    const on = units.nearestValidDay(facts.issuerId, facts.issuedOn ?? '9999-12-31');
    if (query.within !== undefined && !units.isWithin(facts.issuerId, query.within, on)) continue;
    yield rowOf('registerDirective', view, facts);
  }
}

async function* sessions(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listSessions(
      trace.ListSessionsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) if (view.held) yield rowOf('recordSession', view, view.session);
}

async function* reports(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listReports(
      trace.ListReportsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) yield rowOf('reportActivities', view, view.report);
}

async function* milestones(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listMilestones(
      trace.ListMilestonesRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) yield rowOf('logMilestone', view, view.milestone);
}

async function* visits(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listVisits(
      trace.ListVisitsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) yield rowOf('recordVisit', view, view.visit);
}

async function* reviews(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listReviews(
      trace.ListReviewsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) yield rowOf('submitReview', view, view.review);
}

/** A stage under one directive, or under each in turn. */
function stages(command: CommandName, stage: Stage): ExportSet {
  return {
    command,
    async *rows(asking) {
      const { directive } = asking.query;
      const whole = { ...asking, query: { sample: asking.query.sample } };
      const ids = directive === undefined ? idsOf(directives(whole)) : [directive];
      for await (const directiveId of ids) {
        const scope = { ...scopeOf(asking), directiveId, stage: toProto.stage(stage) };
        const fetch = (page: Page) =>
          asking.caller.peers.trace.listStageFacts(
            trace.ListStageFactsRequest.fromPartial({ ...scope, page }),
            callOf(asking),
          );
        for await (const view of allPages(fetch)) yield rowOf(command, view, view);
      }
    },
  };
}

async function* idsOf(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const { id } of rows) yield id;
}

export const exportSets: Readonly<Record<string, ExportSet>> = {
  directives: { command: 'registerDirective', rows: directives },
  receipts: stages('recordReceipt', 'RECEIVED'),
  plans: stages('adoptPlan', 'PLANNED'),
  programmes: stages('adoptProgramme', 'PROGRAMME'),
  studies: stages('completeStudy', 'STUDIED'),
  sessions: { command: 'recordSession', rows: sessions },
  reports: { command: 'reportActivities', rows: reports },
  milestones: { command: 'logMilestone', rows: milestones },
  visits: { command: 'recordVisit', rows: visits },
  reviews: { command: 'submitReview', rows: reviews },
  units: { rows: unitRows },
};
