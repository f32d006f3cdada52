import { parse } from 'graphql';
import type { Counted, ListAnswer, ReviewAnswer, TaskAnswer } from '../answers.ts';
import { list, paragraph, type Block, type Section } from '../document.ts';
import { askOf, figure, fullName, type Ground } from '../ground.ts';
import type { TasksAnswer } from './tasks.ts';

const LACKING = parse(`query Lacking($unit: ID!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
  directives(filter: { unit: $unit, lacking: STUDIED, sample: $sample }, on: $on, knownAt: $knownAt, first: 0) {
    totalCount
  }
}`);

/** What the unit's reviews concluded and planned, what is still to be studied, which tasks are open. */
export async function nextTasks(
  ground: Ground,
  own: ListAnswer<ReviewAnswer>,
  { open, overdue }: TasksAnswer,
): Promise<Section> {
  const { words } = ground;
  const { title, lacking: study, tasks } = words.next;
  const { directives: lacking } = await askOf<{ directives: Counted }>(ground, LACKING);
  const approved = own.nodes.filter(({ state }) => state === 'APPROVED');
  const items = [
    ...approved.flatMap((review) => conclusions(ground, review)),
    ...approved.flatMap((review) => plan(ground, review)),
    ...(lacking.totalCount > 0 ? [study(figure(ground, lacking.totalCount))] : []),
  ];
  const left = open.totalCount + overdue.totalCount;
  const blocks: Block[] = items.length > 0 ? [list(items)] : [];
  if (left > 0) {
    const named = [...overdue.nodes, ...open.nodes];
    blocks.push(paragraph(tasks(figure(ground, left))), list(named.map((task) => due(ground, task))));
    if (left > named.length) blocks.push(paragraph(words.more(figure(ground, left - named.length))));
  }
  return { title, blocks: blocks.length > 0 ? blocks : [paragraph(words.none)] };
}

function conclusions(ground: Ground, review: ReviewAnswer): string[] {
  return review.conclusions.map((each) => due(ground, each));
}

function due(
  { words, formats }: Ground,
  {
    text,
    owner,
    dueOn,
  }: Pick<TaskAnswer, 'text' | 'dueOn'> & Partial<Pick<ReviewAnswer['conclusions'][number], 'owner'>>,
): string {
  const { next } = words;
  return next.conclusion(
    text,
    owner ? next.owner(fullName(owner)) : '',
    dueOn ? next.due(formats.day(dueOn)) : '',
  );
}

function plan(ground: Ground, { next }: ReviewAnswer): string[] {
  if (!next || next.planned.length === 0) return [];
  const { formats, words } = ground;
  const { kinds } = words;
  const planned = next.planned.map(({ kind, count }) => `${formats.number(count)} ${kinds[kind] ?? kind}`);
  const label = next.label ?? words.span(formats.day(next.from), formats.day(next.to));
  return [words.next.plan(label, planned.join(', '))];
}
