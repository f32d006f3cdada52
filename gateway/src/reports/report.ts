import { partyHalf, partyYear, stateHalf, stateYear } from '@trienkhai/kernel/period';
import { paragraph, type ReportDocument, type Section } from './document.ts';
import { formatsOf, roman, type Formats } from './formats.ts';
import { unitName, type Ground } from './ground.ts';
import { closingOf, headingOf, type HeadingStyle } from './heading.ts';
import type { Inquiry } from '../schema/inquiry.ts';
import { readScope, type ReportQuestion, type ReportScope } from './scope.ts';
import { activitySections, askActivities, uncountedOf } from './sections/activities.ts';
import { annex } from './sections/annex.ts';
import { awards } from './sections/awards.ts';
import { clusters } from './sections/clusters.ts';
import { documents } from './sections/documents.ts';
import { nextTasks } from './sections/next-tasks.ts';
import { reporting } from './sections/reporting.ts';
import { askOwnReviews, reviews } from './sections/reviews.ts';
import { askTasks, tasks } from './sections/tasks.ts';
import { visits } from './sections/visits.ts';
import type { Language } from '../language.ts';
import { wordsOf, type Words } from './words/words.ts';

export interface ReportOptions {
  readonly lang: Language;
  /** Left out: the Party's for a period of its series, else the state's. */
  readonly heading?: HeadingStyle | undefined;
}

/** The report of a unit for a period: every figure as the resolvers answer it. Refuses as `readScope` does. */
export async function makeReport(
  inquiry: Inquiry,
  question: ReportQuestion,
  { lang, heading }: ReportOptions,
): Promise<ReportDocument> {
  const scope = await readScope(inquiry, question);
  const words = wordsOf(lang);
  const formats = formatsOf(lang);
  const ground = { scope, inquiry, words, formats, label: labelOf(scope, words, formats) };
  const style = heading ?? (scope.period?.series === 'party' ? 'party' : 'state');
  return {
    lang,
    heading: headingOf(ground, style, inquiry.today),
    title: { kind: words.kind, subject: words.subject(ground.label) },
    mark: scope.sample ? words.mark : undefined,
    opening: openingOf(ground),
    sections: await sectionsOf(ground),
    ...closingOf(ground, style),
  };
}

async function sectionsOf(ground: Ground): Promise<Section[]> {
  const [totals, own, given] = await Promise.all([
    askActivities(ground),
    askOwnReviews(ground),
    askTasks(ground),
  ]);
  const [issuing, reviewed, visited, clustered, awarded, reported, next] = await Promise.all([
    documents(ground),
    reviews(ground, own),
    visits(ground),
    clusters(ground),
    awards(ground),
    reporting(ground),
    nextTasks(ground, own, given),
  ]);
  const numbered = [
    issuing,
    ...activitySections(ground, totals),
    reviewed,
    visited,
    tasks(ground, given),
    awarded,
    clustered,
    reported,
    next,
  ].map(({ title, blocks }, index) => ({ title: `${roman(index + 1)}. ${title}`, blocks }));
  return [...numbered, ...annex(ground, uncountedOf(totals))];
}

function openingOf(ground: Ground) {
  const { scope, words, formats, label, inquiry } = ground;
  const { from, to, on, knownAt } = scope;
  const known = formats.instant(knownAt ?? inquiry.now.toISOString());
  return [
    paragraph(words.opening(unitName(ground), label, formats.day(from), formats.day(to))),
    paragraph(words.stands(formats.day(on), known)),
    ...(to > inquiry.today ? [paragraph(words.running)] : []),
  ];
}

/** As the period is called; else the half-year or year that the days are, else the days. */
function labelOf({ period, from, to }: ReportScope, words: Words, formats: Formats): string {
  if (period) return period.label;
  const year = Number(to.slice(0, 4));
  const is = (span: { readonly from: string; readonly to: string }) => span.from === from && span.to === to;
  if (is(partyYear(year)) || is(stateYear(year))) return words.year(`${year}`);
  const half = ([1, 2] as const).find((each) => is(partyHalf(year, each)) || is(stateHalf(year, each)));
  return half ? words.half(half, `${year}`) : words.span(formats.day(from), formats.day(to));
}
