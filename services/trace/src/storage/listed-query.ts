import { addDays, type Day } from '@trienkhai/kernel/day';
import { levelPrefix, type ListFilter } from '../projections/list-filter.ts';
import { GONE, LIST_INDEX, SPANS } from '../projections/listed.ts';

/** The place in a list, newest first, behind which to read. */
export interface ListPlace {
  readonly day: Day;
  readonly id: string;
}

/** One search in the order of an index. */
export interface ListSearch {
  readonly query: object;
  readonly order: Readonly<Record<string, 1 | -1>>;
  /** Absent: the store chooses the index. */
  readonly hint?: Readonly<Record<string, 1 | -1>>;
}

type Query = Readonly<Record<string, unknown>>;

/** Finds exactly what `isListed` is true of, as everything stands now. */
export function standingNow(filter: ListFilter): object {
  return inReach(nowListed(filter), filter, SPANS, {});
}

/** The same behind a place, newest first: the rest of its day, then all days before. */
export function standingBehind(filter: ListFilter, place: ListPlace | undefined): readonly ListSearch[] {
  return searches(nowListed(filter), filter, SPANS, place);
}

/** Finds what may have been listed at some instant before; its first day has never been another one. */
export function steadyBehind(filter: ListFilter, place: ListPlace | undefined): readonly ListSearch[] {
  const steady = { ...everListed(filter), 'ix.moved': { $exists: false } };
  return searches(steady, filter, [...SPANS, GONE], place);
}

/** Finds what may have been listed at some instant before, and has moved from one first day to another. */
export function everMoved(filter: ListFilter): object {
  return { ...everListed(filter), 'ix.moved': filter.type };
}

function searches(
  query: Query,
  filter: ListFilter,
  spans: readonly number[],
  place: ListPlace | undefined,
): readonly ListSearch[] {
  const hint = filter.units || filter.words.length > 0 ? {} : { hint: LIST_INDEX };
  const daysBefore = { query: inReach(query, filter, spans, place ? { $lt: place.day } : {}), ...hint };
  const rest: ListSearch = { ...daysBefore, order: { 'ix.day': -1, _id: 1 } };
  if (!place) return [rest];
  const ofDay = inReach({ ...query, _id: { $gt: place.id } }, filter, spans, { $eq: place.day });
  return [{ query: ofDay, ...hint, order: { _id: 1 } }, rest];
}

function nowListed(filter: ListFilter): Query {
  const { type, sample, units, words, from } = filter;
  const all = [
    ...(units ? [{ 'ix.now.units': { $in: [...units] } }] : []),
    ...words.map((any) => ({ 'ix.now.words': { $in: [...any] } })),
    ...placed(filter),
  ];
  return {
    'ix.type': type,
    ...ofSamples(sample),
    ...(units ? { 'ix.units': { $in: [...units] } } : {}),
    ...(from === undefined ? {} : { 'ix.now.to': { $gte: from } }),
    ...(all.length === 0 ? {} : { $and: all }),
  };
}

function everListed({ type, units, sample, from, to }: ListFilter): Query {
  return {
    'ix.type': type,
    ...ofSamples(sample),
    ...(units ? { 'ix.units': { $in: [...units] } } : {}),
    ...(from === undefined ? {} : { 'ix.to': { $gte: from } }),
    ...(to === undefined ? {} : { 'ix.from': { $lte: to } }),
  };
}

function ofSamples(sample: boolean): Query {
  return { 'ix.sample': { $in: sample ? [false, true] : [false] } };
}

/** Activities that reach few days beyond their first one are looked for no longer before `from`. */
function inReach(query: Query, { from, to }: ListFilter, spans: readonly number[], behind: Query): object {
  const until = { ...(to === undefined ? {} : { $lte: to }), ...behind };
  if (from === undefined) {
    const bounds = Object.keys(until).length > 0 ? { 'ix.day': until } : {};
    return { ...query, 'ix.span': { $in: spans }, ...bounds };
  }
  const since = (span: number) => (span === GONE || span === FAR ? '' : addDays(from, -span));
  const near = spans.map((span) => ({
    ...query,
    'ix.span': span,
    'ix.day': { ...until, $gte: since(span) },
  }));
  return { $or: near };
}

const FAR = SPANS.at(-1);

function placed({ type, unitId, level }: ListFilter): readonly object[] {
  const [field, prefix] = type === 'visit' ? ['ix.now.words', 'stop:'] : ['ix.now.units', ''];
  const ofLevel = level === undefined ? '' : levelPrefix(level);
  if (unitId !== undefined) {
    return [{ [field]: unitId.startsWith(ofLevel) ? `${prefix}${unitId}` : { $in: [] } }];
  }
  return level === undefined ? [] : [{ [field]: { $regex: `^${prefix}${ofLevel}` } }];
}
