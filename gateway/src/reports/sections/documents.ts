import { parse } from 'graphql';
import type { CitedAnswer, DirectiveAnswer, LevelAnswer, ListAnswer, StageAnswer } from '../answers.ts';
import { list, paragraph, type Block, type Column, type Row, type Section } from '../document.ts';
import { askOf, cited, dayText, figure, fullName, NAMED, unitName, type Ground } from '../ground.ts';

const STAGES = ['RECEIVED', 'PLANNED', 'STUDIED', 'PROGRAMME'] as const;

const QUESTION = parse(`
  ${NAMED}
  fragment document on Directive {
    id symbol title issuedOn issuer { ...named }
    rollout(within: $unit, on: $on, knownAt: $knownAt) {
      levels { level expected stages(only: [${STAGES.join(', ')}]) { stage reached partly percent overdue } }
    }
  }
  query Documents(
    $unit: ID!, $from: Date!, $to: Date!, $before: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!
  ) {
    issued: directives(
      filter: { issuer: $unit, issuedFrom: $from, issuedTo: $to, sample: $sample }
      on: $on, knownAt: $knownAt, first: 100
    ) { totalCount nodes { ...document } }
    binding: directives(
      filter: { unit: $unit, issuedFrom: $from, issuedTo: $to, sample: $sample }
      on: $on, knownAt: $knownAt, first: 100
    ) { totalCount nodes { ...document } }
    late: directives(
      filter: { unit: $unit, issuedTo: $before, late: true, sample: $sample }
      on: $on, knownAt: $knownAt, first: 20
    ) { totalCount nodes { id symbol title issuedOn } }
  }`);

interface Answer {
  readonly issued: ListAnswer<DirectiveAnswer>;
  readonly binding: ListAnswer<DirectiveAnswer>;
  readonly late: ListAnswer<CitedAnswer>;
}

/** What was issued and came in, and how far it has come below the unit. */
export async function documents(ground: Ground): Promise<Section> {
  const { words } = ground;
  const { issued, binding, late } = await askOf<Answer>(ground, QUESTION);
  const text = words.documents;
  const own = new Set(issued.nodes.map(({ id }) => id));
  const all = [...issued.nodes, ...binding.nodes.filter(({ id }) => !own.has(id))];
  const unnamed = issued.totalCount - issued.nodes.length + binding.totalCount - binding.nodes.length;
  const blocks: Block[] = [
    paragraph(
      text.counts(unitName(ground), figure(ground, issued.totalCount), figure(ground, binding.totalCount)),
    ),
  ];
  if (all.length > 0) blocks.push(progress(ground, all));
  if (unnamed > 0) blocks.push(paragraph(words.more(figure(ground, unnamed))));
  if (late.totalCount > 0) {
    blocks.push(paragraph(text.late(figure(ground, late.totalCount))));
    blocks.push(list(late.nodes.map((each) => `${cited(each)} – ${each.title}`)));
  }
  return { title: text.title, blocks };
}

function progress(ground: Ground, directives: readonly DirectiveAnswer[]): Block {
  const { words } = ground;
  const [document = '', level = '', expected = ''] = words.documents.columns;
  const columns: Column[] = [
    { title: document, share: 26 },
    { title: level, share: 12 },
    { title: expected, share: 10, numeric: true },
    ...STAGES.map((stage) => ({ title: words.stage[stage], share: 13, numeric: true })),
  ];
  const rows = directives.flatMap((directive) => rowsOf(ground, directive));
  return { type: 'table', caption: words.documents.caption, columns, rows, notes: [] };
}

function rowsOf(ground: Ground, directive: DirectiveAnswer): Row[] {
  const { words } = ground;
  const levels = directive.rollout.levels.filter(isTold);
  const issuedBy = words.documents.issuedBy(fullName(directive.issuer), dayText(ground, directive.issuedOn));
  const name = [cited(directive), ...(directive.symbol ? [directive.title] : []), issuedBy];
  return levels.map((level, index) => ({
    cells: [
      index === 0 ? name : cited(directive),
      words.level[level.level],
      figure(ground, level.expected),
      ...STAGES.map((stage) =>
        stageLines(
          ground,
          level.stages.find((each) => each.stage === stage),
        ),
      ),
    ],
  }));
}

/** A level of which the directive expects nobody, and which did nothing, says nothing. */
function isTold({ expected, stages }: LevelAnswer): boolean {
  return expected !== 0 || stages.some(({ reached, partly }) => reached + partly > 0);
}

function stageLines(ground: Ground, stage: StageAnswer | undefined): string[] {
  if (!stage) return [figure(ground, undefined)];
  const { formats, words } = ground;
  const { reached, percent, partly, overdue } = stage;
  const share = percent === null || percent === undefined ? '' : ` (${formats.percent(percent)})`;
  return [
    `${formats.number(reached)}${share}`,
    ...(partly > 0 ? [words.documents.partly(formats.number(partly))] : []),
    ...(overdue > 0 ? [words.documents.overdue(formats.number(overdue))] : []),
  ];
}
