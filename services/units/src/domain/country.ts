import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { Closing, Content, Edge, Opening, Revision, StateEvent } from './reorganisation.ts';

/** What a decision needs to know of a unit. */
export interface UnitState {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: UnitId | undefined;
  /** First day on which it no longer exists. */
  readonly endedOn?: Day;
}

/** All units that ever were, by id, as one day leaves them. */
export type Country = Map<UnitId, UnitState>;

/** Events of one dated state, the newest first: adding one copies nothing. */
export interface EventChain {
  readonly event: StateEvent;
  readonly before: EventChain | undefined;
}

/** A dated state of the country that is in force. */
export interface DatedState {
  readonly effectiveOn: Day;
  readonly events: EventChain | undefined;
}

/** The country on the eve of `day`; without a day, as the last state leaves it. */
export function countryBefore(states: readonly DatedState[], day?: Day): Country {
  const country: Country = new Map();
  for (const state of states) {
    if (day === undefined || state.effectiveOn < day) applyState(country, state);
  }
  return country;
}

/** Changes the country in place by what took effect on the day of the state. */
export function applyState(country: Country, state: DatedState): void {
  for (const event of eventsOf(state)) applyEvent(country, event);
}

export function applyEvent(country: Country, event: StateEvent): void {
  const { unitId } = event;
  if (event.type === 'UnitOpened') {
    const { level, code, name, kind, parentId } = event;
    country.set(unitId, { level, code, name, kind, parentId });
    return;
  }
  const unit = country.get(unitId);
  if (!unit) return;
  if (event.type === 'UnitRenamed') country.set(unitId, { ...unit, name: event.name });
  if (event.type === 'UnitRetyped') country.set(unitId, { ...unit, kind: event.kind });
  if (event.type === 'UnitReparented') country.set(unitId, { ...unit, parentId: event.parentId });
  if (event.type === 'UnitClosed') country.set(unitId, { ...unit, endedOn: event.on });
}

/** What a state was asked to do; older events do not say why there is no successor. */
export function contentOf(state: DatedState): Content {
  const openings: Opening[] = [];
  const revisions = new Map<UnitId, Revision>();
  const closings: Closing[] = [];
  const successions: Edge[] = [];
  for (const event of eventsOf(state)) {
    const { unitId } = event;
    if (event.type === 'UnitOpened') openings.push(event);
    else if (event.type === 'UnitClosed') {
      const { reason = 'recorded' } = event;
      closings.push(event.successorsKnown ? { unitId } : { unitId, reason });
    } else if (event.type === 'UnitSucceeded') {
      const { successorId: toId, share, default: isDefault } = event;
      successions.push({ fromId: unitId, toId, share, default: isDefault });
    } else revisions.set(unitId, { ...revisions.get(unitId), ...revisionOf(event) });
  }
  return { openings, revisions: [...revisions.values()], closings, successions };
}

function revisionOf(
  event: Extract<StateEvent, { type: 'UnitRenamed' | 'UnitRetyped' | 'UnitReparented' }>,
): Revision {
  const { unitId } = event;
  if (event.type === 'UnitRenamed') return { unitId, name: event.name };
  if (event.type === 'UnitRetyped') return { unitId, kind: event.kind };
  return { unitId, parentId: event.parentId };
}

function eventsOf({ events }: DatedState): readonly StateEvent[] {
  const ordered: StateEvent[] = [];
  for (let chain = events; chain; chain = chain.before) ordered.push(chain.event);
  return ordered.reverse();
}
