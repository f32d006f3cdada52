import type { Day } from '@trienkhai/kernel/day';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { TASK_STATUSES, type TaskFilter } from '../projections/task-filter.ts';
import { pageOfRead, pageSize } from '../queries/pages.ts';
import { knownTasks, taskKey, taskPlaceAfter } from '../queries/tasks.ts';
import { unitsPlacedOn } from '../queries/totals/placing.ts';
import { placeOfTask } from '../storage/listed-tasks.ts';
import type { ActivityQueries } from './activities.ts';
import { pageRequest } from './pages.ts';
import { dayWithin, openReading, optionalDay, type ParkedScope, type Reading } from './reading.ts';
import { taskToProto } from './task-to-proto.ts';

const isOfTasks: ParkedScope = ({ streamId }) =>
  streamId?.startsWith('meeting:') === true || streamId?.startsWith('task:') === true;

/** What units were told to do, and how far they are with it. */
export function taskHandlers({ sources, models }: ActivityQueries) {
  return {
    async listTasks(request: proto.ListTasksRequest, call: CallContext): Promise<proto.ListTasksResponse> {
      const reading = await openReading(request.context, call, sources, isOfTasks);
      const { knownAt, sight } = reading;
      const on = dayWithin(reading, request.withinId, reading.today);
      const filter = filterOf(request, reading, on);
      const asked = pageRequest(request.page);
      const { found, totalCount } = await models.listTasks(sight, filter, {
        ...{ most: pageSize(asked) + 1, after: taskPlaceAfter(asked), knownAt },
        withoutTotal: request.page?.withoutTotal ?? false,
      });
      const page = pageOfRead(found, (task) => taskKey(placeOfTask(task, filter)), asked, totalCount);
      const ids = page.edges.map(({ node }) => node._id);
      const views = await models.tasksByIds(sight, ids);
      const known = new Map(knownTasks(views, on, knownAt).map((task) => [task.id, task]));
      return {
        edges: page.edges.flatMap(({ cursor, node }) => {
          const task = known.get(node._id);
          return task ? [{ cursor, node: taskToProto(task) }] : [];
        }),
        pageInfo: { totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(on),
      };
    },
  };
}

function filterOf(request: proto.ListTasksRequest, reading: Reading, on: Day): TaskFilter {
  const { withinId, ownerId, directiveId, sourceId, sample } = request;
  const within = withinId === undefined ? undefined : unitsPlacedOn(reading.history, withinId, on);
  return {
    on,
    units: ownerId === undefined ? within : new Set(!within || within.has(ownerId) ? [ownerId] : []),
    directiveId,
    sourceId,
    status: TASK_STATUSES.find((status) => request.status === `TASK_STATUS_${status}`),
    dueFrom: optionalDay(request.dueFrom, 'dueFrom'),
    dueTo: optionalDay(request.dueTo, 'dueTo'),
    sample,
  };
}
