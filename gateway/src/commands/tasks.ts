import {
  AssignTaskRequest,
  CancelTaskRequest,
  CompleteTaskRequest,
  CorrectTaskRequest,
  CorrectWorkingSessionRequest,
  RecordWorkingSessionRequest,
  ReopenTaskRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, list, metaFields, note, period, reason, text } from './fields.ts';

const taskFields = {
  text: text(4000, 'What is to be done'),
  owner: id('Unit or organ that shall do it'),
  dueOn: day('By this day').optional(),
  directive: id('Document it is under').optional(),
};
const newTask = z.strictObject(taskFields).meta({ id: 'TaskInput' });
const sessionFields = {
  unit: id('Unit that held it'),
  with: list(id('Unit or organ that took part'), 'Who took part').default([]),
  heldOn: day('Day on which it was held'),
  period: period.optional(),
  topics: list(text(4000, 'Topic'), 'What it was about').default([]),
  note: note.optional(),
  directives: list(id('Directive'), 'Documents it dealt with').default([]),
  conclusions: list(text(4000, 'Conclusion'), 'What was concluded').default([]),
};
const task = id('Task that was given before');

const record = z
  .strictObject({
    ...metaFields,
    ...sessionFields,
    tasks: list(newTask, 'Tasks that it gives').default([]),
  })
  .meta({ id: 'RecordWorkingSession' });
const correct = z
  .strictObject({
    ...metaFields,
    workingSession: id('Working session that was recorded before'),
    ...sessionFields,
    reason,
  })
  .meta({ id: 'CorrectWorkingSession' });
const assign = z
  .strictObject({
    ...metaFields,
    ...taskFields,
    by: id("Unit that gives it; absent: the account's unit").optional(),
    assignedOn: day('Day on which it was given; absent: today').optional(),
    source: id('Fact that gave rise to it: a review, a visit').optional(),
  })
  .meta({ id: 'AssignTask' });
const complete = z
  .strictObject({
    ...metaFields,
    task,
    on: day('Day on which it was done'),
    result: text(4000, 'What came of it'),
    evidence: list(id('Fact that shows it'), 'Facts that show it').default([]),
  })
  .meta({ id: 'CompleteTask' });
const correctTask = z
  .strictObject({ ...metaFields, task, ...taskFields, reason })
  .meta({ id: 'CorrectTask' });
const reopen = z.strictObject({ ...metaFields, task, reason }).meta({ id: 'ReopenTask' });
const cancel = z.strictObject({ ...metaFields, task, reason }).meta({ id: 'CancelTask' });

type TaskInput = z.output<typeof newTask>;
type SessionInput = Pick<z.output<typeof record>, keyof typeof sessionFields>;

function taskOf({ text: what, owner, dueOn, directive }: TaskInput) {
  return { text: what, ownerId: owner, dueOn, directiveId: directive };
}

function sessionOf({ unit, with: others, directives, ...same }: SessionInput) {
  const { heldOn, period: span, topics, note: remark, conclusions } = same;
  const places = { unitId: unit, withIds: others, directiveIds: directives };
  return { ...places, heldOn, period: span, topics, note: remark, conclusions };
}

const session = {
  unit: 'district:872:2021-11-01',
  with: ['organ:BTGHU-872:2021-11-01'],
  heldOn: '2022-04-12',
  conclusions: ['Tiếp tục mở lớp theo kế hoạch'],
};
const given = { text: 'Tham mưu kế hoạch mở lớp', owner: 'organ:BTGHU-872:2021-11-01', dueOn: '2022-06-30' };

export const taskCommands = {
  recordWorkingSession: command({
    context: 'reviews',
    summary: 'Records a working session with its conclusions and the tasks that it gives',
    creates: true,
    schema: record,
    example: { commandId: 'meeting-1', ...session, tasks: [given] },
    send: (input, meta, peers, options) => {
      const request = { meta, session: sessionOf(input), tasks: input.tasks.map(taskOf) };
      return peers.reviews.recordWorkingSession(RecordWorkingSessionRequest.fromPartial(request), options);
    },
  }),
  correctWorkingSession: command({
    context: 'reviews',
    summary: 'Puts a working session right; its tasks are corrected one by one',
    creates: false,
    schema: correct,
    example: { commandId: 'meeting-1-fix', workingSession: 'meeting:1f', ...session, reason: 'Nhầm ngày' },
    send: (input, meta, peers, options) => {
      const { workingSession: meetingId, reason: why } = input;
      const request = { meta, meetingId, session: sessionOf(input), reason: why };
      return peers.reviews.correctWorkingSession(CorrectWorkingSessionRequest.fromPartial(request), options);
    },
  }),
  assignTask: command({
    context: 'reviews',
    summary: 'Gives a unit a task of its own, such as from the conclusions of a review',
    creates: true,
    schema: assign,
    example: { commandId: 'task-1', ...given, source: 'review:1f' },
    send: (input, meta, peers, options) => {
      const { by: assignedById, assignedOn, source: sourceId } = input;
      const request = { meta, task: taskOf(input), assignedById, assignedOn, sourceId };
      return peers.reviews.assignTask(AssignTaskRequest.fromPartial(request), options);
    },
  }),
  completeTask: command({
    context: 'reviews',
    summary: 'Says that a task is done, with its result and what shows it',
    creates: false,
    schema: complete,
    example: {
      commandId: 'task-1-done',
      task: 'task:1f.1',
      on: '2022-06-20',
      result: 'Đã ban hành kế hoạch',
    },
    send: (input, meta, peers, options) => {
      const { task: taskId, on, result, evidence: evidenceIds } = input;
      const request = { meta, taskId, on, result, evidenceIds };
      return peers.reviews.completeTask(CompleteTaskRequest.fromPartial(request), options);
    },
  }),
  correctTask: command({
    context: 'reviews',
    summary: 'Puts an open task right',
    creates: false,
    schema: correctTask,
    example: { commandId: 'task-1-fix', task: 'task:1f.1', ...given, reason: 'Gia hạn' },
    send: (input, meta, peers, options) => {
      const request = { meta, taskId: input.task, task: taskOf(input), reason: input.reason };
      return peers.reviews.correctTask(CorrectTaskRequest.fromPartial(request), options);
    },
  }),
  reopenTask: command({
    context: 'reviews',
    summary: 'Opens a done or cancelled task again',
    creates: false,
    schema: reopen,
    example: { commandId: 'task-1-again', task: 'task:1f.1', reason: 'Kết quả chưa đạt' },
    send: (input, meta, peers, options) => {
      const request = { meta, taskId: input.task, reason: input.reason };
      return peers.reviews.reopenTask(ReopenTaskRequest.fromPartial(request), options);
    },
  }),
  cancelTask: command({
    context: 'reviews',
    summary: 'Takes an open task back',
    creates: false,
    schema: cancel,
    example: { commandId: 'task-1-off', task: 'task:1f.1', reason: 'Không còn cần' },
    send: (input, meta, peers, options) => {
      const request = { meta, taskId: input.task, reason: input.reason };
      return peers.reviews.cancelTask(CancelTaskRequest.fromPartial(request), options);
    },
  }),
};
