import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { knownTasks, pageOfTasks, TASK_STATUSES } from '../queries/tasks.ts';
import { insideOf, type ActivityQueries } from './activities.ts';
import { pageRequest } from './directives.ts';
import { dayWithin, openReading, optionalDay, type ParkedScope } from './reading.ts';
import { taskToProto } from './task-to-proto.ts';

const isOfTasks: ParkedScope = ({ streamId }) =>
  streamId?.startsWith('meeting:') === true || streamId?.startsWith('task:') === true;

/** What units were told to do, and how far they are with it. */
export function taskHandlers({ sources, models }: ActivityQueries) {
  return {
    async listTasks(request: proto.ListTasksRequest, call: CallContext): Promise<proto.ListTasksResponse> {
      const reading = await openReading(request.context, call, sources, isOfTasks);
      const { withinId, ownerId, directiveId, sourceId, sample } = request;
      const on = dayWithin(reading, withinId, reading.today);
      const views = await models.tasks(reading.snapshot, { ownerId, directiveId, sourceId });
      const filter = {
        inside: insideOf(reading, withinId, on),
        ownerId,
        directiveId,
        sourceId,
        status: TASK_STATUSES.find((status) => request.status === `TASK_STATUS_${status}`),
        dueFrom: optionalDay(request.dueFrom, 'dueFrom'),
        dueTo: optionalDay(request.dueTo, 'dueTo'),
        sample,
      };
      const page = pageOfTasks(knownTasks(views, on, reading.knownAt), filter, pageRequest(request.page));
      return {
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: taskToProto(node) })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(on),
      };
    },
  };
}
