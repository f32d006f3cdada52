import { parse } from 'graphql';
import type { Counted, ListAnswer, VisitAnswer, WorkingSessionAnswer } from '../answers.ts';
import { paragraph, type Block, type Section } from '../document.ts';
import { MISSING } from '../formats.ts';
import { askOf, CITED, cited, dayText, figure, fullName, NAMED, type Ground } from '../ground.ts';
import { joined } from './activity-sentence.ts';

const VISITED = 'within: $unit, from: $from, to: $to, sample: $sample';
const QUESTION = parse(`
  ${NAMED} ${CITED}
  query Visits($unit: ID!, $from: Date!, $to: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
    visits(filter: { ${VISITED} }, on: $on, knownAt: $knownAt, first: 100) {
      totalCount
      nodes {
        id kind from to findings instructions
        by { ...named }
        stops { unit { ...named } findings }
        directives { ...cited }
      }
    }
    delegations: visits(filter: { ${VISITED}, kind: DELEGATION }, on: $on, knownAt: $knownAt, first: 0) { totalCount }
    surveys: visits(filter: { ${VISITED}, kind: SURVEY }, on: $on, knownAt: $knownAt, first: 0) { totalCount }
    workingSessions(filter: { ${VISITED} }, on: $on, knownAt: $knownAt, first: 100) {
      totalCount
      nodes { id heldOn topics conclusions unit { ...named } with { ...named } }
    }
  }`);

interface Answer {
  readonly visits: ListAnswer<VisitAnswer>;
  readonly delegations: Counted;
  readonly surveys: Counted;
  readonly workingSessions: ListAnswer<WorkingSessionAnswer>;
}

export async function visits(ground: Ground): Promise<Section> {
  const { title, counts } = ground.words.visits;
  const answer = await askOf<Answer>(ground, QUESTION);
  const { delegations, surveys, workingSessions } = answer;
  const all = delegations.totalCount + surveys.totalCount + workingSessions.totalCount;
  if (all === 0) return { title, blocks: [paragraph(ground.words.none)] };
  const number = ({ totalCount }: Counted) => figure(ground, totalCount);
  const blocks = [
    paragraph(counts(number(delegations), number(surveys), number(workingSessions))),
    ...listed(ground, answer.visits, visitTable),
    ...listed(ground, workingSessions, sessionTable),
  ];
  return { title, blocks };
}

/** The table of a list, and how many it does not name. */
function listed<Node>(
  ground: Ground,
  { totalCount, nodes }: ListAnswer<Node>,
  table: (ground: Ground, nodes: readonly Node[]) => Block,
): Block[] {
  const rest = totalCount - nodes.length;
  return [
    ...(nodes.length > 0 ? [table(ground, nodes)] : []),
    ...(rest > 0 ? [paragraph(ground.words.more(figure(ground, rest)))] : []),
  ];
}

function visitTable(ground: Ground, nodes: readonly VisitAnswer[]): Block {
  const { caption, columns } = ground.words.visits;
  return {
    type: 'table',
    caption,
    columns: shared(columns, [14, 18, 24, 16, 28]),
    rows: nodes.map(({ from, to, by, stops, directives, findings, instructions }) => ({
      cells: [
        from === to ? dayText(ground, from) : `${dayText(ground, from)} – ${dayText(ground, to)}`,
        fullName(by),
        joined(
          ground,
          stops.map(({ unit }) => fullName(unit)),
        ),
        some(directives.map(cited)),
        some([...findings, ...stops.flatMap((stop) => stop.findings), ...instructions]),
      ],
    })),
    notes: [],
  };
}

function sessionTable(ground: Ground, nodes: readonly WorkingSessionAnswer[]): Block {
  const { sessions: caption, sessionColumns } = ground.words.visits;
  return {
    type: 'table',
    caption,
    columns: shared(sessionColumns, [13, 20, 22, 20, 25]),
    rows: nodes.map(({ heldOn, unit, with: others, topics, conclusions }) => ({
      cells: [
        dayText(ground, heldOn),
        fullName(unit),
        some(others.map(fullName)),
        some(topics),
        some(conclusions),
      ],
    })),
    notes: [],
  };
}

function shared(titles: readonly string[], shares: readonly number[]) {
  return titles.map((title, index) => ({ title, share: shares[index] ?? 20 }));
}

function some(texts: readonly string[]): readonly string[] {
  return texts.length > 0 ? texts : [MISSING];
}
