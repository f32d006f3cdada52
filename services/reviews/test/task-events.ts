import type { TaskEvent } from '../src/domain/task-events.ts';

const session = {
  unitId: 'district:872:2021-11-01',
  withIds: ['organ:1'],
  heldOn: '2022-04-12',
  period: { from: '2022-01-01', to: '2022-04-12', closed: false },
  topics: ['a'],
  note: 'n',
  directiveIds: ['directive:1'],
  conclusions: ['b'],
};
const closed = { ...session, period: { ...session.period, closed: true, label: 'quý I' } };
const task = {
  text: 'a',
  ownerId: 'organ:1',
  assignedById: 'district:872:2021-11-01',
  assignedOn: '2022-04-12',
  dueOn: '2022-06-30',
  directiveId: 'directive:1',
  sourceId: 'meeting:1',
};
const taskId = 'task:1.1';
export const taskEvents: TaskEvent[] = [
  { type: 'WorkingSessionRecorded', meetingId: 'meeting:1', session: closed, sample: true },
  { type: 'WorkingSessionCorrected', meetingId: 'meeting:1', session, reason: 'r' },
  { type: 'WorkingSessionCorrected', meetingId: 'meeting:1', session: closed, reason: 'r' },
  { type: 'TaskAssigned', taskId, task, sample: true },
  { type: 'TaskCompleted', taskId, on: '2022-06-20', result: 'x', evidenceIds: ['session:1'] },
  { type: 'TaskCorrected', taskId, task, reason: 'r' },
  { type: 'TaskReopened', taskId, reason: 'r' },
  { type: 'TaskCancelled', taskId, reason: 'r' },
];
