import { dayOf, type Day } from '@trienkhai/kernel/day';
import type { ActivityValue } from './activities.ts';
import type { Line, VisitFacts } from './activity-facts.ts';
import { union } from './view.ts';

/** First and last day on which the activity counts somewhere. */
export function daysOf(value: ActivityValue): { readonly from: Day; readonly to: Day } {
  if (value.type === 'report') return value.facts.period;
  if (value.type === 'visit') return visitDays(value.facts);
  const day = dayOfActivity(value);
  return { from: day, to: (value.type === 'session' ? value.facts.heldUntil : undefined) ?? day };
}

/** The day on which it counts: its own, else the day it was published, else the day it was recorded. */
export function dayOfActivity(value: Exclude<ActivityValue, { type: 'report' | 'visit' }>): Day {
  return statedDay(value) ?? publishedDay(value) ?? dayOf(new Date(value.since));
}

export function statedDay(value: Exclude<ActivityValue, { type: 'report' | 'visit' }>): Day | undefined {
  if (value.type === 'milestone') return value.facts.on;
  if (value.type === 'review' || value.type === 'meeting') return value.facts.heldOn;
  return value.held ? value.facts.heldOn : (value.facts.heldOn ?? value.plannedOn);
}

function publishedDay(value: ActivityValue): Day | undefined {
  return value.type === 'session' || value.type === 'review' ? value.facts.publishedOn : undefined;
}

function visitDays(facts: VisitFacts): { from: Day; to: Day } {
  const days = [facts.from, facts.to || facts.from, ...facts.stops.flatMap((stop) => stop.on ?? [])].sort();
  return { from: days[0] ?? facts.from, to: days.at(-1) ?? facts.from };
}

export function directivesOf(value: ActivityValue): readonly string[] {
  if (value.type === 'report') return union(value.facts.lines.map(directivesOfLine));
  if (value.type === 'milestone' || value.type === 'review') {
    return value.facts.directiveId ? [value.facts.directiveId] : [];
  }
  return value.facts.directiveIds;
}

export function directivesOfLine(line: Line): readonly string[] {
  return union([line.directiveIds, ...line.parts.map(directivesOfLine)]);
}

/** Whoever acted or was acted upon: from the place of each of these it is read. A report is its unit's alone, whoever held what it counts. */
export function unitsNamedBy(value: ActivityValue): readonly string[] {
  if (value.type === 'session') {
    const { organiserIds, sites } = value.facts;
    return [...unitsOf(value), ...organiserIds, ...sites.flatMap(({ unitId }) => unitId || [])];
  }
  if (value.type !== 'review') return unitsOf(value);
  return [...unitsOf(value), ...value.facts.conclusions.flatMap(({ ownerId }) => ownerId ?? [])];
}

export function unitsOf(value: ActivityValue): readonly string[] {
  if (value.type === 'visit') return [value.facts.byId, ...value.facts.stops.map((stop) => stop.unitId)];
  if (value.type === 'meeting') return [value.facts.unitId, ...value.facts.withIds];
  return [value.facts.unitId];
}
