import { addDays } from '@trienkhai/kernel/day';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import fc from 'fast-check';
import type { TaskFilter } from '../../src/projections/task-filter.ts';
import { TASK_STATUSES } from '../../src/projections/task-filter.ts';
import { tasks, type TaskView } from '../../src/projections/tasks.ts';
import { event } from './facts.ts';
import { recordedOn } from './random-activities.ts';

const UNITS = ['province:40', 'district:412', 'commune:1'].map((unit) => `${unit}:2021-11-01`);
const DIRECTIVES = ['directive:d1', 'directive:d2'];

/** Days close together, so that many deadlines are the same. */
const day = fc.nat(9).map((at) => addDays('2022-01-01', 30 * at));
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const unit = fc.constantFrom(...UNITS);

const given = fc.record({
  ...{
    ownerId: unit,
    assignedOn: day,
    dueOn: maybe(day),
    directiveId: maybe(fc.constantFrom(...DIRECTIVES)),
  },
  sample: fc.constantFrom(false, false, true),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

/** What becomes of a task: events in order, each some days after the one before. */
const course = fc.array(
  fc.record({
    what: fc.constantFrom('TaskCorrected', 'TaskCompleted', 'TaskReopened', 'TaskCancelled'),
    ...{ of: given, on: day, after: fc.nat(40) },
  }),
  { maxLength: 3 },
);

function dataOf(what: string, taskId: string, of: Given, on: string): JsonObject {
  if (what === 'TaskCompleted') return { taskId, on, result: 'Xong' };
  if (what === 'TaskReopened' || what === 'TaskCancelled') return { taskId, reason: 'Nhầm' };
  const { sample, dueOn, directiveId, ...task } = of;
  const more = { ...(dueOn && { dueOn }), ...(directiveId && { directiveId }), sourceId: 'meeting:s' };
  return { taskId, task: { text: 'Việc', ...task, ...more }, sample };
}

/** Streams with a few tasks each, some of them put right, done, opened again and cancelled. */
const stream = fc.array(fc.record({ of: given, course }), { minLength: 1, maxLength: 4 });

export const randomTasks = fc
  .array(stream, { minLength: 20, maxLength: 40 })
  .map((streams) => streams.map((each, at) => viewOf(`meeting:${String(at).padStart(3, '0')}`, each)));

function viewOf(id: string, each: readonly { of: Given; course: readonly Step[] }[]): TaskView {
  const events: RecordedEvent[] = [];
  let days = 90;
  const say = (type: string, data: JsonObject) =>
    events.push(event(id, events.length + 1, `trienkhai.reviews.v1.${type}`, data, recordedOn(days)));
  for (const [nth, task] of each.entries()) {
    const taskId = `task:${id.slice('meeting:'.length)}.${nth + 1}`;
    say('TaskAssigned', dataOf('TaskAssigned', taskId, task.of, ''));
    for (const { what, of, on, after } of task.course) {
      days += after;
      say(what, dataOf(what, taskId, of, on));
    }
  }
  return events.reduce<TaskView | null>((view, one) => tasks.project(view, one), null)!;
}

type Step = typeof course extends fc.Arbitrary<(infer Value)[]> ? Value : never;

export const randomTaskFilter: fc.Arbitrary<TaskFilter> = fc.record({
  on: day,
  units: maybe(fc.subarray([...UNITS], { minLength: 1 }).map((some) => new Set(some))),
  directiveId: maybe(fc.constantFrom(...DIRECTIVES)),
  sourceId: fc.constantFrom(undefined, undefined, 'meeting:s', 'meeting:other'),
  status: maybe(fc.constantFrom(...TASK_STATUSES)),
  dueFrom: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, day),
  dueTo: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, day),
  sample: fc.boolean(),
});
