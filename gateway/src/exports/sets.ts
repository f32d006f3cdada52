import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import * as trace from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import { toProto } from '@trienkhai/runtime/proto-enums';
import { allPages } from '../all-pages.ts';
import type { CommandName } from '../commands/index.ts';
import { callOf, rowOf, scopeOf, type Asking, type ExportRow, type ExportSet } from './asking.ts';
import { clusterSets } from './cluster-sets.ts';
import { grantRows } from './grant-rows.ts';
import { reviewSets } from './review-sets.ts';
import { unitRows } from './unit-rows.ts';

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

function listedSessions(asking: Asking) {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listSessions(
      trace.ListSessionsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  return allPages(fetch);
}

async function* sessions(asking: Asking): AsyncGenerator<ExportRow> {
  for await (const view of listedSessions(asking))
    if (view.held) yield rowOf('recordSession', view, view.session);
}

async function* plannedSessions(asking: Asking): AsyncGenerator<ExportRow> {
  for await (const view of listedSessions(asking)) {
    if (!view.held) yield rowOf('planSession', view, { ...view.session, plannedOn: view.plannedOn });
  }
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
  'planned-sessions': { command: 'planSession', rows: plannedSessions },
  reports: { command: 'reportActivities', rows: reports },
  milestones: { command: 'logMilestone', rows: milestones },
  visits: { command: 'recordVisit', rows: visits },
  reviews: { command: 'submitReview', rows: reviews },
  ...reviewSets,
  ...clusterSets,
  grants: { command: 'grantRole', rows: grantRows },
  units: { rows: unitRows },
};
