import { parse } from 'graphql';
import type { FactAnswer, TopTotalAnswer, TotalAnswer } from '../answers.ts';
import { list, paragraph, type Block, type Section } from '../document.ts';
import { askOf, NAMED, type Ground } from '../ground.ts';
import { sentenceOf } from './activity-sentence.ts';
import { activityTable } from './activity-table.ts';

const QUESTION = parse(`
  ${NAMED}
  fragment total on ActivityTotal {
    kind covers count planned percentOfPlan percentStated percentGap itemised gap sites online inPerson derived
    planFrom { id }
    people { unit value qualifier itemised expected percentStated percent percentGap gap }
  }
  query Activities(
    $unit: ID!, $from: Date!, $to: Date!, $on: Date!, $knownAt: DateTime, $sample: Boolean!
  ) {
    activities(within: $unit, from: $from, to: $to, on: $on, knownAt: $knownAt, sample: $sample) {
      ...total
      parts { ...total parts { ...total } }
      uncounted {
        __typename id
        ... on Report { unit { ...named } period { from to label } }
        ... on Session { kind unit { ...named } heldOn }
      }
    }
  }`);

const GROUPS = {
  study: ['study-class', 'class'],
  training: [
    ...['training-class', 'political-training', 'party-awareness-class', 'new-member-class'],
    ...['party-work-class', 'party-work-training-conference'],
  ],
  conferences: ['reporter-conference'],
} as const;
type Group = keyof typeof GROUPS | 'other';

export async function askActivities(ground: Ground): Promise<readonly TopTotalAnswer[]> {
  const { activities } = await askOf<{ activities: readonly TopTotalAnswer[] }>(ground, QUESTION);
  return activities;
}

/** One section a process; what belongs to none, or to several at once, stands in the last. */
export function activitySections(ground: Ground, totals: readonly TopTotalAnswer[]): Section[] {
  const sections = (['study', 'training', 'conferences'] as const).map((group) =>
    section(ground, group, totals),
  );
  const other = totals.filter((total) => groupOf(total) === 'other');
  return other.length > 0 ? [...sections, section(ground, 'other', totals)] : sections;
}

/** Each recorded fact that no rule counts, once. */
export function uncountedOf(totals: readonly TopTotalAnswer[]): FactAnswer[] {
  const facts = totals.flatMap(({ uncounted }) => uncounted);
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}

function section(ground: Ground, group: Group, totals: readonly TopTotalAnswer[]): Section {
  const { title, caption } = ground.words[group];
  const own = totals.filter((total) => groupOf(total) === group);
  if (own.length === 0) return { title, blocks: [paragraph(ground.words.none)] };
  return {
    title,
    blocks: [...own.flatMap((total) => told(ground, total)), activityTable(ground, caption, own)],
  };
}

function told(ground: Ground, total: TotalAnswer): Block[] {
  const parts = (total.parts ?? []).map((part) => sentenceOf(ground, part, { isPart: true }));
  const { among } = ground.words.activity;
  return [
    paragraph(`${sentenceOf(ground, total)}.`),
    ...(parts.length > 0 ? [list([among(parts.join('; '))])] : []),
  ];
}

function groupOf({ kind, covers }: TotalAnswer): Group {
  const kinds = kind === null || kind === undefined ? covers : [kind];
  const groups = Object.entries(GROUPS) as [Group, readonly string[]][];
  return groups.find(([, members]) => kinds.every((each) => members.includes(each)))?.[0] ?? 'other';
}
