import { parse } from 'graphql';
import type { ClusterAnswer } from '../answers.ts';
import { paragraph, type Block, type Section } from '../document.ts';
import { MISSING } from '../formats.ts';
import { askOf, dayText, figure, fullName, NAMED, type Ground } from '../ground.ts';

const QUESTION = parse(`
  ${NAMED}
  query Clusters($unit: ID!, $year: Int!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
    clusters(year: $year, within: $unit, on: $on, knownAt: $knownAt, sample: $sample) {
      id name members { ...named } head { ...named }
      year(year: $year) {
        closed
        pledge { on targets { text } }
        review { heldOn outcomes }
        ranking { rank total unit { ...named } }
      }
    }
  }`);

/** Clusters of the year in which the period ends: pledge, joint review, ranking. */
export async function clusters(ground: Ground): Promise<Section> {
  const { words, scope } = ground;
  const year = Number(scope.to.slice(0, 4));
  const answer = await askOf<{ clusters: readonly ClusterAnswer[] }>(ground, QUESTION, { year });
  const { title } = words.clusters;
  if (answer.clusters.length === 0) return { title, blocks: [paragraph(words.none)] };
  return { title, blocks: answer.clusters.flatMap((cluster) => told(ground, cluster, String(year))) };
}

function told(ground: Ground, { name, members, head, year: stands }: ClusterAnswer, year: string): Block[] {
  const { words } = ground;
  const text = words.clusters;
  const pledge = stands?.pledge;
  const review = stands?.review;
  const sentences = [
    text.members(name, figure(ground, members.length), head ? fullName(head) : MISSING),
    ...(pledge ? [text.pledge(dayText(ground, pledge.on), figure(ground, pledge.targets.length))] : []),
    review ? text.review(dayText(ground, review.heldOn)) : text.open,
    ...(review?.outcomes ?? []),
  ];
  const ranked = stands?.closed ? stands.ranking : [];
  const [rank = '', member = '', points = ''] = text.columns;
  const table: Block = {
    type: 'table',
    caption: text.caption(name, year),
    columns: [
      { title: rank, share: 15, numeric: true },
      { title: member, share: 60 },
      { title: points, share: 25, numeric: true },
    ],
    rows: ranked.map(({ rank: place, total, unit }) => ({
      cells: [figure(ground, place), fullName(unit), figure(ground, total)],
    })),
    notes: [],
  };
  return [paragraph(sentences.join(' ')), ...(ranked.length > 0 ? [table] : [])];
}
