import { dayOf } from '@trienkhai/kernel/day';
import { unitOfGrants } from '@trienkhai/kernel/grant-ids';
import type { Position } from '@trienkhai/runtime/position';
import { may, readsWith, rightsOf, type Rights } from '@trienkhai/runtime/auth';
import { seesAll } from '@trienkhai/runtime/sight';
import type { Caller } from '../caller.ts';
import type { UnitsSource } from '../schema/deps.ts';

/** An event as it is handed out; whom it may be shown to depends on its stream and on the directives it names. */
export interface Handed extends Position {
  /** Its data as text. */
  readonly text: string;
}

const DIRECTIVES = /directive:[\w-]+/g;

/** Of some events those that the caller may know of; a role for the whole country is told of every record, unasked. */
export async function seenBy<Event>(
  { principal, peers }: Pick<Caller, 'principal' | 'peers'>,
  { units, now }: { readonly units: UnitsSource; readonly now?: (() => Date) | undefined },
  all: readonly Event[],
  handed: (event: Event) => Handed,
  signal: AbortSignal,
): Promise<readonly Event[]> {
  const source = { units: units.current(), grants: units.grants };
  const held = rightsOf(principal, source, dayOf(now?.() ?? new Date()));
  const events = all.filter((event) => isGrantTold(held, handed(event)));
  const rights = readsWith(held);
  if (seesAll(rights)) return events;
  const told = events.map((event) => [event, streamsOf(handed(event))] as const);
  const newest = new Map<string, number>();
  for (const { streamId, version } of told.flatMap(([, streams]) => streams)) {
    if (unitOfGrants(streamId) !== undefined) continue;
    newest.set(streamId, Math.max(version, newest.get(streamId) ?? 0));
  }
  const streams = [...newest].map(([streamId, version]) => ({ streamId, version }));
  if (streams.length === 0) return events;
  const call = { token: principal.token, signal };
  const unseen = new Set((await peers.trace.listUnseen({ streams }, call)).streamIds);
  return told.flatMap(([event, of]) => (of.some(({ streamId }) => unseen.has(streamId)) ? [] : [event]));
}

/** Grants are shown to those who administer or control their unit alone. */
function isGrantTold(rights: Rights, { streamId }: Handed): boolean {
  const unitId = unitOfGrants(streamId);
  const { units, today } = rights;
  return unitId === undefined || may(rights, 'oversee', unitId, units.nearestValidDay(unitId, today));
}

/** Its own stream as far as the event, and those of the directives that it names. */
function streamsOf({ streamId, version, text }: Handed): readonly Position[] {
  const named = new Set(text.match(DIRECTIVES));
  named.delete(streamId);
  return [{ streamId, version }, ...[...named].map((id) => ({ streamId: id, version: 1 }))];
}
