import type { Day } from '@trienkhai/kernel/day';
import type { NewTask, Task } from './task.ts';
import type { WorkingSession } from './working-session-details.ts';

interface OfTask {
  readonly taskId: string;
}
interface OfTaskWithReason extends OfTask {
  readonly reason: string;
}

export type TaskEvent =
  | {
      readonly type: 'WorkingSessionRecorded';
      readonly meetingId: string;
      readonly session: WorkingSession;
      readonly sample: boolean;
    }
  | {
      readonly type: 'WorkingSessionCorrected';
      readonly meetingId: string;
      readonly session: WorkingSession;
      readonly reason: string;
    }
  | (OfTask & { readonly type: 'TaskAssigned'; readonly task: Task; readonly sample: boolean })
  | (OfTask & {
      readonly type: 'TaskCompleted';
      readonly on: Day;
      readonly result: string;
      readonly evidenceIds: readonly string[];
    })
  | (OfTaskWithReason & { readonly type: 'TaskCorrected'; readonly task: Task })
  | (OfTaskWithReason & { readonly type: 'TaskReopened' })
  | (OfTaskWithReason & { readonly type: 'TaskCancelled' });

export interface RecordWorkingSession {
  readonly type: 'RecordWorkingSession';
  readonly meetingId: string;
  readonly session: WorkingSession;
  readonly tasks: readonly NewTask[];
  readonly sample: boolean;
}
export interface CorrectWorkingSession {
  readonly type: 'CorrectWorkingSession';
  readonly meetingId: string;
  readonly session: WorkingSession;
  readonly reason: string;
}
export interface AssignTask extends OfTask {
  readonly type: 'AssignTask';
  readonly task: NewTask;
  /** Undefined: the account's unit. */
  readonly assignedById?: string | undefined;
  /** Undefined: today. */
  readonly assignedOn?: Day | undefined;
  readonly sourceId?: string | undefined;
  readonly sample: boolean;
}
export interface CompleteTask extends OfTask {
  readonly type: 'CompleteTask';
  readonly on: Day;
  readonly result: string;
  readonly evidenceIds: readonly string[];
}
export interface CorrectTask extends OfTaskWithReason {
  readonly type: 'CorrectTask';
  readonly task: NewTask;
}
export interface ReopenTask extends OfTaskWithReason {
  readonly type: 'ReopenTask';
}
export interface CancelTask extends OfTaskWithReason {
  readonly type: 'CancelTask';
}
export type TaskCommand =
  | RecordWorkingSession
  | CorrectWorkingSession
  | AssignTask
  | CompleteTask
  | CorrectTask
  | ReopenTask
  | CancelTask;
