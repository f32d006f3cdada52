import { daysBetween } from '@trienkhai/kernel/day';
import type { ActivityValue, ActivityView } from './activities.ts';
import type { Line } from './activity-facts.ts';
import { daysOf, directivesOf, unitsOf } from './activity-reach.ts';
import { at, everyValue, union } from './view.ts';

/** Classes of how many days an activity may reach beyond its first: a list until a day need not look further back. */
export const SPANS = [0, 31, 92, 184, 366, 99_999] as const;
/** Of what has been withdrawn; only what is asked as known before looks there. */
export const GONE = -1;

/** A whole list in its order. */
export const LIST_INDEX = { 'ix.type': 1, 'ix.sample': 1, 'ix.span': 1, 'ix.day': -1, _id: 1 } as const;

export const LISTED_INDEXES = [
  LIST_INDEX,
  { 'ix.units': 1, 'ix.type': 1, 'ix.day': -1, _id: 1 },
  { 'ix.now.words': 1, 'ix.type': 1, 'ix.day': -1, _id: 1 },
  { 'ix.moved': 1 },
] as const;

/**
 * What lists are read by, newest first: `day`, of which nothing is said where no value ever stood; `moved`,
 * the type, where that day was another one before; `now`, what stands, to be found without reading it.
 */
export function listed(view: ActivityView): Readonly<Record<string, unknown>> {
  const values = everyValue(view);
  const newest = values.at(-1);
  if (!newest) return {};
  const days = values.map(daysOf);
  const day = daysOf(newest).from;
  const to = days.reduce((last, each) => (each.to > last ? each.to : last), day);
  const now = at(view)?.value;
  return {
    day,
    span: now ? SPANS.find((most) => daysBetween(day, to) <= most) : GONE,
    ...(days.some((each) => each.from !== day) ? { moved: newest.type } : {}),
    ...(now ? { now: { to: daysOf(now).to, units: unitsOf(now), words: wordsOf(now) } } : {}),
  };
}

/** By what an activity is found beside its days and units: `about:` a document, `kind:`, `mode:`, `state:`, `by:`, `stop:`. */
export function wordsOf(value: ActivityValue): readonly string[] {
  const about = directivesOf(value).map((id) => `about:${id}`);
  switch (value.type) {
    case 'session': {
      const { kind, mode } = value.facts;
      return [...about, `kind:${kind}`, ...(mode ? [`mode:${mode}`] : [])];
    }
    case 'report':
      return union([about, kindsOf(value.facts.lines).map((kind) => `kind:${kind}`)]);
    case 'review':
      return [...about, `kind:${value.facts.kind}`, `state:${value.approval.state}`];
    case 'visit': {
      const { kind, byId, stops } = value.facts;
      return union([about, [`kind:${kind}`, `by:${byId}`], stops.map(({ unitId }) => `stop:${unitId}`)]);
    }
    default:
      return about;
  }
}

/** Kinds of the lines of a report, parts among them. */
function kindsOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => [line.kind, ...kindsOf(line.parts)]);
}
