import { parse } from 'graphql';
import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import type { Counted, ListAnswer, ReviewAnswer } from '../answers.ts';
import { paragraph, type Block, type Row, type Section } from '../document.ts';
import { askOf, CITED, cited, dayText, figure, NAMED, unitName, type Ground } from '../ground.ts';

const STATES = ['APPROVED', 'SUBMITTED', 'RETURNED', 'UNLOCKED'] as const;
type State = (typeof STATES)[number];

const counted = (state: State) => `${state}: reviews(
  filter: { within: $unit, from: $from, to: $to, kind: $kind, state: ${state}, sample: $sample }
  on: $on, knownAt: $knownAt, first: 0
) { totalCount }`;

const COUNTS = parse(`query ReviewCounts(
  $unit: ID!, $from: Date!, $to: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!, $kind: ReviewKind!
) {
  ALL: reviews(
    filter: { within: $unit, from: $from, to: $to, kind: $kind, sample: $sample }
    on: $on, knownAt: $knownAt, first: 0
  ) { totalCount }
  ${STATES.map(counted).join('\n')}
}`);

const OWN = parse(`
  ${NAMED} ${CITED}
  query OwnReviews($unit: ID!, $from: Date!, $to: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
    reviews(
      filter: { unit: $unit, from: $from, to: $to, sample: $sample }
      on: $on, knownAt: $knownAt, first: 100
    ) {
      totalCount
      nodes {
        id kind heldOn publishedOn state directive { ...cited } period { from to label }
        conclusions { text dueOn owner { ...named } }
        next { from to label planned { kind count note } }
      }
    }
  }`);

/** Reviews that the unit itself held in the period; their conclusions lead on to what comes next. */
export async function askOwnReviews(ground: Ground): Promise<ListAnswer<ReviewAnswer>> {
  return (await askOf<{ reviews: ListAnswer<ReviewAnswer> }>(ground, OWN)).reviews;
}

export async function reviews(ground: Ground, own: ListAnswer<ReviewAnswer>): Promise<Section> {
  const { words } = ground;
  const rows = await Promise.all(REVIEW_KINDS.map((kind) => countsOf(ground, kind)));
  const told = rows.flatMap((row) => row ?? []);
  const blocks: Block[] = told.length > 0 ? [countTable(ground, told)] : [paragraph(words.none)];
  if (own.nodes.length > 0) blocks.push(ownTable(ground, own.nodes));
  if (own.totalCount > own.nodes.length) {
    blocks.push(paragraph(words.more(figure(ground, own.totalCount - own.nodes.length))));
  }
  return { title: words.reviews.title, blocks };
}

async function countsOf(ground: Ground, kind: (typeof REVIEW_KINDS)[number]): Promise<Row | undefined> {
  const answer = await askOf<Readonly<Record<State | 'ALL', Counted>>>(ground, COUNTS, { kind });
  if (answer.ALL.totalCount === 0) return undefined;
  const counts = (['ALL', ...STATES] as const).map((state) => figure(ground, answer[state].totalCount));
  return { cells: [ground.words.reviewKind[kind], ...counts] };
}

function countTable({ words }: Ground, rows: readonly Row[]): Block {
  const columns = words.reviews.columns.map((title, index) =>
    index === 0 ? { title, share: 30 } : { title, share: 14, numeric: true },
  );
  return { type: 'table', caption: words.reviews.caption, columns, rows, notes: [] };
}

function ownTable(ground: Ground, own: readonly ReviewAnswer[]): Block {
  const { words } = ground;
  const shares = [24, 16, 40, 20];
  return {
    type: 'table',
    caption: words.reviews.own(unitName(ground)),
    columns: words.reviews.ownColumns.map((title, index) => ({ title, share: shares[index] ?? 20 })),
    rows: own.map((review) => ({
      cells: [
        words.reviewKind[review.kind],
        dayText(ground, review.heldOn ?? review.publishedOn),
        subject(ground, review),
        words.reviewState[review.state],
      ],
    })),
    notes: [],
  };
}

function subject(ground: Ground, { directive, period }: ReviewAnswer): string {
  if (directive) return cited(directive);
  if (!period) return dayText(ground, undefined);
  const { formats, words } = ground;
  return period.label ?? words.span(formats.day(period.from), formats.day(period.to));
}
