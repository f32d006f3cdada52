import type { Page } from '@trienkhai/proto/trienkhai/trace/v1/service';
import * as trace from '@trienkhai/proto/trienkhai/trace/v1/service';
import { allPages, pageOfNodes } from '../all-pages.ts';
import { callOf, isAsked, rowOf, scopeOf, type Asking, type ExportRow, type ExportSet } from './asking.ts';

async function* workingSessions(asking: Asking): AsyncGenerator<ExportRow> {
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listWorkingSessions(
      trace.ListWorkingSessionsRequest.fromPartial({ ...scopeOf(asking), page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) yield rowOf('recordWorkingSession', view, view.session);
}

/** Tasks that are open or done: what was cancelled stands no more. */
async function* listedTasks(asking: Asking) {
  const { context, withinId, directiveId, sample } = scopeOf(asking);
  const fetch = (page: Page) =>
    asking.caller.peers.trace.listTasks(
      trace.ListTasksRequest.fromPartial({ context, withinId, directiveId, sample, page }),
      callOf(asking),
    );
  for await (const view of allPages(fetch)) if (view.status !== 'TASK_STATUS_CANCELLED') yield view;
}

async function* tasks(asking: Asking): AsyncGenerator<ExportRow> {
  for await (const view of listedTasks(asking)) {
    const { task } = view;
    if (isAsked(asking, task?.assignedOn))
      yield rowOf('assignTask', view, { ...task, by: task?.assignedById });
  }
}

async function* taskResults(asking: Asking): AsyncGenerator<ExportRow> {
  for await (const view of listedTasks(asking)) {
    const { id, completedOn: on, result, evidenceIds: evidence } = view;
    if (on === undefined || !isAsked(asking, on)) continue;
    yield rowOf('completeTask', { ...view, sample: false }, { task: id, on, result, evidence });
  }
}

async function* awards(asking: Asking): AsyncGenerator<ExportRow> {
  const { context, withinId, directiveId, sample } = scopeOf(asking);
  if (directiveId !== undefined) return;
  const fetch = async (page: Page) => {
    const request = trace.ListAwardsRequest.fromPartial({ context, withinId, sample, page });
    const { awards: some, pageInfo } = await asking.caller.peers.trace.listAwards(request, callOf(asking));
    return pageOfNodes(some, pageInfo);
  };
  for await (const view of allPages(fetch)) {
    const { award, withdrawn } = view;
    if (!withdrawn && isAsked(asking, award?.on ?? award?.publishedOn))
      yield rowOf('recordAward', view, award);
  }
}

async function* periods(asking: Asking): AsyncGenerator<ExportRow> {
  const { context, withinId, directiveId, sample } = scopeOf(asking);
  if (directiveId !== undefined) return;
  const fetch = async (page: Page) => {
    const request = trace.ListPeriodsRequest.fromPartial({ context, withinId, sample, page });
    const { periods: some, pageInfo } = await asking.caller.peers.trace.listPeriods(request, callOf(asking));
    return pageOfNodes(some, pageInfo);
  };
  for await (const view of allPages(fetch)) {
    const { period, withdrawn } = view;
    if (withdrawn || !isAsked(asking, period?.from)) continue;
    yield rowOf('definePeriod', view, { ...period, ...period?.terms });
  }
}

/** What belongs to the working of offices with each other: meetings, tasks, awards, periods. */
export const reviewSets: Readonly<Record<string, ExportSet>> = {
  'working-sessions': { command: 'recordWorkingSession', rows: workingSessions },
  tasks: { command: 'assignTask', rows: tasks },
  'task-results': { command: 'completeTask', rows: taskResults },
  awards: { command: 'recordAward', rows: awards },
  periods: { command: 'definePeriod', rows: periods },
};
