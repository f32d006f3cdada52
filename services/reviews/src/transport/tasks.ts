import { streamOfTask } from '@trienkhai/kernel/task-ids';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { partitionKey } from '@trienkhai/runtime/fact-parts';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId, requireField } from '@trienkhai/runtime/wire-values';
import type { TaskCommand } from '../domain/task-events.ts';
import { taskUnknown } from '../domain/task.ts';
import { placesOfTask, unitsOfTask, taskDecider, workingSessionUnknown } from '../domain/working-session.ts';
import { readWorkingSession, taskCodec } from '../storage/task-codec.ts';

export function taskEndpoints(parts: FactParts) {
  const handler = parts.handler(withRights(taskDecider, placesOfTask, unitsOfTask), taskCodec);
  const look = async (command: TaskCommand, rights: Rights) => ({
    directive: await parts.directives(namedIn(command), rights),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    recordWorkingSession: rpc((request: proto.RecordWorkingSessionRequest, { commandId, sample }) => {
      const meetingId = `meeting:${deriveKey(commandId)}`;
      const session = readWorkingSession(request.session);
      return inSession({ type: 'RecordWorkingSession', meetingId, session, tasks: request.tasks, sample });
    }),
    correctWorkingSession: rpc((request: proto.CorrectWorkingSessionRequest) => {
      const { meetingId, reason } = request;
      if (!isNodeId(meetingId, 'meeting')) throw workingSessionUnknown();
      const session = readWorkingSession(request.session);
      return inSession({ type: 'CorrectWorkingSession', meetingId, session, reason });
    }),
    assignTask: rpc((request: proto.AssignTaskRequest, { commandId, sample }) => {
      const { assignedById, assignedOn, sourceId } = request;
      const taskId = `task:${deriveKey(commandId)}`;
      const task = requireField(request.task, ['task']);
      return onTask({ type: 'AssignTask', taskId, task, assignedById, assignedOn, sourceId, sample });
    }),
    completeTask: rpc(({ taskId, on, result, evidenceIds }: proto.CompleteTaskRequest) =>
      onTask({ type: 'CompleteTask', taskId, on, result, evidenceIds }),
    ),
    correctTask: rpc(({ taskId, task, reason }: proto.CorrectTaskRequest) =>
      onTask({ type: 'CorrectTask', taskId, task: requireField(task, ['task']), reason }),
    ),
    reopenTask: rpc(({ taskId, reason }: proto.ReopenTaskRequest) =>
      onTask({ type: 'ReopenTask', taskId, reason }),
    ),
    cancelTask: rpc(({ taskId, reason }: proto.CancelTaskRequest) =>
      onTask({ type: 'CancelTask', taskId, reason }),
    ),
  };
}

function inSession(
  command: Extract<TaskCommand, { readonly meetingId: string }>,
): PlannedCommand<TaskCommand> {
  const { meetingId, session } = command;
  return { streamId: meetingId, key: partitionKey(session.directiveIds, meetingId), command };
}

function onTask(command: Extract<TaskCommand, { readonly taskId: string }>): PlannedCommand<TaskCommand> {
  const { taskId } = command;
  const streamId = streamOfTask(taskId);
  if (streamId === undefined) throw taskUnknown();
  return { streamId, key: partitionKey(namedIn(command), streamId), nodeId: taskId, command };
}

function namedIn(command: TaskCommand): readonly string[] {
  const tasks = 'tasks' in command ? command.tasks : 'task' in command ? [command.task] : [];
  const named = tasks.flatMap(({ directiveId }) => directiveId ?? []);
  return 'session' in command ? [...command.session.directiveIds, ...named] : named;
}
