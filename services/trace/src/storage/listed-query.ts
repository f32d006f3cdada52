import { addDays, type Day } from '@trienkhai/kernel/day';
import { levelPrefix, type ListFilter } from '../projections/list-filter.ts';
import { GONE, SPANS } from '../projections/listed.ts';

/** The place in a list, newest first, behind which to read. */
export interface ListPlace {
  readonly day: Day;
  readonly id: string;
}

export const LIST_ORDER = { 'ix.day': -1, _id: 1 } as const;

/** Finds exactly what `isListed` is true of, as everything stands now. */
export function standingNow(filter: ListFilter): object {
  const { type, sample, units, words, from } = filter;
  const all = [
    ...(units ? [{ 'ix.now.units': { $in: [...units] } }] : []),
    ...words.map((any) => ({ 'ix.now.words': { $in: [...any] } })),
    ...placed(filter),
  ];
  return {
    'ix.type': type,
    'ix.sample': { $in: sample ? [false, true] : [false] },
    ...inReach(filter, SPANS),
    ...(units ? { 'ix.units': { $in: [...units] } } : {}),
    ...(from === undefined ? {} : { 'ix.now.to': { $gte: from } }),
    ...(all.length === 0 ? {} : { $and: all }),
  };
}

/** Finds what may have been listed at some instant before; its first day has never been another one. */
export function neverMoved(filter: ListFilter): object {
  return { ...everListed(filter), ...inReach(filter, [...SPANS, GONE]), 'ix.moved': { $exists: false } };
}

/** The same of what has moved from one first day to another. */
export function everMoved(filter: ListFilter): object {
  return { ...everListed(filter), 'ix.moved': filter.type };
}

function everListed({ type, units, sample, from, to }: ListFilter): object {
  return {
    'ix.type': type,
    ...(units ? { 'ix.units': { $in: [...units] } } : {}),
    ...(from === undefined ? {} : { 'ix.to': { $gte: from } }),
    ...(to === undefined ? {} : { 'ix.from': { $lte: to } }),
    ...(sample ? {} : { 'ix.sample': false }),
  };
}

/** Activities that reach few days beyond their first one are looked for no longer before `from`. */
function inReach({ from, to }: ListFilter, spans: readonly number[]): object {
  const until = to === undefined ? {} : { $lte: to };
  if (from === undefined) {
    return { 'ix.span': { $in: spans }, ...(to === undefined ? {} : { 'ix.day': until }) };
  }
  const near = spans.map((span) => ({
    'ix.span': span,
    'ix.day': { ...until, $gte: span === GONE || span === FAR ? '' : addDays(from, -span) },
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

/** A list behind a place: the rest of its day, then all days before. */
export function behind(place: ListPlace | undefined): readonly object[] {
  if (place === undefined) return [{}];
  const { day, id } = place;
  return [{ 'ix.day': day, _id: { $gt: id } }, { 'ix.day': { $lt: day } }];
}
