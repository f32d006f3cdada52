import type * as model from '@trienkhai/proto/trienkhai/trace/v1/tasks';
import type { KnownTask } from '../queries/tasks.ts';

export function taskToProto(task: KnownTask): model.TaskView {
  const { id, version, facts, status, overdueDays, completed, cancelledReason, sample, recordedAt } = task;
  const { text, ownerId, assignedById, assignedOn, dueOn, directiveId, sourceId } = facts;
  return {
    id,
    version,
    task: { text, ownerId, assignedById, assignedOn, dueOn, directiveId, sourceId },
    status: `TASK_STATUS_${status}`,
    overdueDays,
    completedOn: completed?.on,
    result: completed?.result,
    evidenceIds: [...(completed?.evidenceIds ?? [])],
    cancelledReason,
    sample,
    recordedAt: new Date(recordedAt),
  };
}
