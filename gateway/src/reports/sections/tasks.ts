import { parse } from 'graphql';
import type { Counted, ListAnswer, TaskAnswer } from '../answers.ts';
import { paragraph, type Block, type Section } from '../document.ts';
import { askOf, dayText, figure, fullName, NAMED, type Ground } from '../ground.ts';

const QUESTION = parse(`
  ${NAMED}
  fragment told on Task { id text dueOn status overdueDays assignedOn owner { ...named } }
  query Tasks($unit: ID!, $from: Date!, $to: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
    done: tasks(
      filter: { within: $unit, status: DONE, dueFrom: $from, dueTo: $to, sample: $sample }
      on: $on, knownAt: $knownAt, first: 0
    ) { totalCount }
    overdue: tasks(
      filter: { within: $unit, status: OVERDUE, sample: $sample }, on: $on, knownAt: $knownAt, first: 50
    ) { totalCount nodes { ...told } }
    open: tasks(
      filter: { within: $unit, status: OPEN, sample: $sample }, on: $on, knownAt: $knownAt, first: 50
    ) { totalCount nodes { ...told } }
  }`);

export interface TasksAnswer {
  readonly done: Counted;
  readonly overdue: ListAnswer<TaskAnswer>;
  readonly open: ListAnswer<TaskAnswer>;
}

export const askTasks = (ground: Ground): Promise<TasksAnswer> => askOf<TasksAnswer>(ground, QUESTION);

/** What offices of the unit were told to do, as it stood at the end of the period. */
export function tasks(ground: Ground, { done, overdue, open }: TasksAnswer): Section {
  const { words, scope } = ground;
  const { title, counts } = words.tasks;
  if (done.totalCount + overdue.totalCount + open.totalCount === 0) {
    return { title, blocks: [paragraph(words.none)] };
  }
  const number = ({ totalCount }: Counted) => figure(ground, totalCount);
  const blocks: Block[] = [
    paragraph(counts(number(done), number(open), number(overdue), dayText(ground, scope.on))),
  ];
  if (overdue.nodes.length > 0) blocks.push(overdueTable(ground, overdue.nodes));
  const rest = overdue.totalCount - overdue.nodes.length;
  if (rest > 0) blocks.push(paragraph(words.more(figure(ground, rest))));
  return { title, blocks };
}

function overdueTable(ground: Ground, nodes: readonly TaskAnswer[]): Block {
  const [text = '', owner = '', due = '', days = ''] = ground.words.tasks.columns;
  return {
    type: 'table',
    caption: ground.words.tasks.caption,
    columns: [
      { title: text, share: 46 },
      { title: owner, share: 28 },
      { title: due, share: 13 },
      { title: days, share: 13, numeric: true },
    ],
    rows: nodes.map((task) => ({
      cells: [task.text, fullName(task.owner), dayText(ground, task.dueOn), figure(ground, task.overdueDays)],
    })),
    notes: [],
  };
}
