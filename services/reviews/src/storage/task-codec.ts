import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { readPeriod, requireField } from '@trienkhai/runtime/wire-values';
import type { TaskEvent } from '../domain/task-events.ts';
import type { Task } from '../domain/task.ts';
import type { WorkingSession } from '../domain/working-session-details.ts';

export const taskCodec = createEventCodec<TaskEvent>('reviews', {
  WorkingSessionRecorded: {
    encode: (event) =>
      proto.WorkingSessionRecorded.toJSON({ ...event, session: writeWorkingSession(event.session) }),
    decode: (data) => {
      const message = proto.WorkingSessionRecorded.fromJSON(data);
      return { ...message, session: readWorkingSession(message.session) };
    },
  },
  WorkingSessionCorrected: {
    encode: (event) =>
      proto.WorkingSessionCorrected.toJSON({ ...event, session: writeWorkingSession(event.session) }),
    decode: (data) => {
      const message = proto.WorkingSessionCorrected.fromJSON(data);
      return { ...message, session: readWorkingSession(message.session) };
    },
  },
  TaskAssigned: {
    encode: (event) => proto.TaskAssigned.toJSON(event),
    decode: (data) => withTask(proto.TaskAssigned.fromJSON(data)),
  },
  TaskCompleted: {
    encode: (event) => proto.TaskCompleted.toJSON({ ...event, evidenceIds: [...event.evidenceIds] }),
    decode: (data) => proto.TaskCompleted.fromJSON(data),
  },
  TaskCorrected: {
    encode: (event) => proto.TaskCorrected.toJSON(event),
    decode: (data) => withTask(proto.TaskCorrected.fromJSON(data)),
  },
  TaskReopened: {
    encode: (event) => proto.TaskReopened.toJSON(event),
    decode: (data) => proto.TaskReopened.fromJSON(data),
  },
  TaskCancelled: {
    encode: (event) => proto.TaskCancelled.toJSON(event),
    decode: (data) => proto.TaskCancelled.fromJSON(data),
  },
});

export function readWorkingSession(message: proto.WorkingSession | undefined): WorkingSession {
  const session = requireField(message, ['workingSession']);
  return { ...session, period: session.period && readPeriod(session.period, ['period']) };
}

function writeWorkingSession(session: WorkingSession): proto.WorkingSession {
  return {
    ...session,
    withIds: [...session.withIds],
    period: session.period && { ...session.period },
    topics: [...session.topics],
    directiveIds: [...session.directiveIds],
    conclusions: [...session.conclusions],
  };
}

function withTask<T extends { readonly task?: proto.Task | undefined }>(
  message: T,
): T & { readonly task: Task } {
  return { ...message, task: requireField(message.task, ['task']) };
}
