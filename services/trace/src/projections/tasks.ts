import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { flag, lean, maybeText, requiredPart, requiredText, text, texts, type Data } from './data.ts';
import { taskEntries, unitsNamedBy } from './task-entries.ts';
import { contribute, everyValue, union, type View } from './view.ts';

export interface TaskFacts {
  readonly text: string;
  readonly ownerId: string;
  readonly assignedById: string;
  readonly assignedOn: string;
  readonly dueOn?: string;
  readonly directiveId?: string;
  readonly sourceId?: string;
}

/** What one event says of one task. */
export interface TaskValue {
  readonly taskId: string;
  readonly facts: TaskFacts;
  readonly sample: boolean;
  readonly completed?: {
    readonly on: string;
    readonly result: string;
    readonly evidenceIds: readonly string[];
  };
  readonly cancelledReason?: string;
}

/** The tasks of one stream: each contribution speaks of one of them, null of none; the others stay as they are. */
export type TaskView = View<TaskValue>;

/** Tasks by the stream in which they live: that of the working session that gave them, or their own. */
export const tasks = {
  name: 'tasks',
  contexts: ['reviews'],
  accepts: ({ streamId }: Pick<RecordedEvent, 'streamId'>) =>
    streamId.startsWith('meeting:') || streamId.startsWith('task:'),
  project(view: TaskView | null, event: RecordedEvent): TaskView | null {
    const change = CHANGES[event.type];
    if (!change) return contribute(view, event, null);
    const taskId = requiredText(event.data, 'taskId');
    const before = view?.contributions.findLast(({ value }) => value?.taskId === taskId)?.value;
    return contribute(view, event, { ...change(before ?? undefined, event.data), taskId });
  },
  lookup(view: TaskView): Readonly<Record<string, unknown>> {
    const values = everyValue(view);
    return {
      owners: union(values.map(({ facts }) => [facts.ownerId])),
      named: union(values.map(unitsNamedBy)),
      sources: union(values.map(({ facts }) => (facts.sourceId === undefined ? [] : [facts.sourceId]))),
    };
  },
  indexes: [{ 'ix.owners': 1 }, { 'ix.sources': 1 }, { 'ix.named': 1 }] as const,
  entries: taskEntries,
  topics: (view: TaskView): readonly string[] =>
    union(everyValue(view).map(({ facts }) => (facts.directiveId === undefined ? [] : [facts.directiveId]))),
};

/** The part of a stream's view that speaks of one task. */
export function onlyTask({ id, contributions, changes }: TaskView, taskId: string): TaskView {
  const ofTask = (index: number) => contributions[index]?.value?.taskId === taskId;
  return {
    id,
    contributions: contributions.filter((_, index) => ofTask(index)),
    ...(changes ? { changes: changes.filter((_, index) => ofTask(index)) } : {}),
  };
}

type Change = (before: TaskValue | undefined, data: Data) => Omit<TaskValue, 'taskId'>;

const PREFIX = 'trienkhai.reviews.v1.';

const CHANGES: Readonly<Record<string, Change>> = {
  [`${PREFIX}TaskAssigned`]: (_, data) => ({
    facts: readTask(requiredPart(data, 'task')),
    sample: flag(data, 'sample'),
  }),
  [`${PREFIX}TaskCorrected`]: (before, data) => ({
    ...given(before),
    facts: readTask(requiredPart(data, 'task')),
  }),
  [`${PREFIX}TaskCompleted`]: (before, data) => ({
    ...given(before),
    completed: {
      on: requiredText(data, 'on'),
      result: text(data, 'result'),
      evidenceIds: texts(data, 'evidenceIds'),
    },
  }),
  [`${PREFIX}TaskReopened`]: (before) => {
    const { facts, sample } = given(before);
    return { facts, sample };
  },
  [`${PREFIX}TaskCancelled`]: (before, data) => ({
    ...given(before),
    cancelledReason: text(data, 'reason'),
  }),
};

function given(before: TaskValue | undefined): TaskValue {
  if (before) return before;
  throw new TypeError('the task was never given');
}

function readTask(data: Data): TaskFacts {
  return lean({
    text: text(data, 'text'),
    ownerId: requiredText(data, 'ownerId'),
    assignedById: text(data, 'assignedById'),
    assignedOn: requiredText(data, 'assignedOn'),
    dueOn: maybeText(data, 'dueOn'),
    directiveId: maybeText(data, 'directiveId'),
    sourceId: maybeText(data, 'sourceId'),
  });
}
