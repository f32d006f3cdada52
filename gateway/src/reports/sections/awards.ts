import { parse } from 'graphql';
import type { AwardAnswer } from '../answers.ts';
import { paragraph, type Section } from '../document.ts';
import { askOf, figure, fullName, NAMED, type Ground } from '../ground.ts';

const QUESTION = parse(`
  ${NAMED}
  query Awards($unit: ID!, $on: Date!, $knownAt: DateTime, $sample: Boolean!) {
    awards(within: $unit, on: $on, knownAt: $knownAt, sample: $sample) {
      id name edition year state on publishedOn unit { ...named } counts { unit value }
    }
  }`);

/** Editions launched or awarded in the period; where no source gives a day, those of its year. */
export async function awards(ground: Ground): Promise<Section> {
  const { words } = ground;
  const answer = await askOf<{ awards: readonly AwardAnswer[] }>(ground, QUESTION);
  const own = answer.awards.filter((award) => isOfPeriod(ground, award));
  const { title, caption, columns } = words.awards;
  if (own.length === 0) return { title, blocks: [paragraph(words.none)] };
  const shares = [26, 16, 24, 12, 11, 11];
  const count = ({ counts }: AwardAnswer, unit: 'COLLECTIVE' | 'INDIVIDUAL') =>
    figure(ground, counts.find((each) => each.unit === unit)?.value);
  const rows = own.map((award) => ({
    cells: [
      award.name,
      award.edition,
      fullName(award.unit),
      words.awardState[award.state],
      count(award, 'COLLECTIVE'),
      count(award, 'INDIVIDUAL'),
    ],
  }));
  const table = {
    type: 'table' as const,
    caption,
    columns: columns.map((name, index) => ({ title: name, share: shares[index] ?? 12, numeric: index > 3 })),
    rows,
    notes: [],
  };
  return { title, blocks: [table] };
}

function isOfPeriod({ scope }: Ground, { on, publishedOn, year }: AwardAnswer): boolean {
  const day = on ?? publishedOn;
  if (day) return scope.from <= day && day <= scope.to;
  return typeof year === 'number' && scope.from.slice(0, 4) <= `${year}` && `${year}` <= scope.to.slice(0, 4);
}
