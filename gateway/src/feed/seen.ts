import { dayOf } from '@trienkhai/kernel/day';
import type { Position } from '@trienkhai/runtime/position';
import { readsWith, rightsOf } from '@trienkhai/runtime/auth';
import { seesAll } from '@trienkhai/runtime/sight';
import type { Caller } from '../caller.ts';
import type { UnitsSource } from '../schema/deps.ts';

/** An event as it is handed out; whom it may be shown to depends on its stream and on the directives it names. */
export interface Handed extends Position {
  /** Its data as text. */
  readonly text: string;
}

const DIRECTIVES = /directive:[\w-]+/g;

/** Of some events those that the caller may know of; to a role for the whole country all of them, unasked. */
export async function seenBy<Event>(
  { principal, peers }: Pick<Caller, 'principal' | 'peers'>,
  { units, now }: { readonly units: UnitsSource; readonly now?: (() => Date) | undefined },
  events: readonly Event[],
  handed: (event: Event) => Handed,
  signal: AbortSignal,
): Promise<readonly Event[]> {
  const source = { units: units.current(), grants: units.grants };
  const rights = readsWith(rightsOf(principal, source, dayOf(now?.() ?? new Date())));
  if (events.length === 0 || seesAll(rights)) return events;
  const told = events.map((event) => [event, streamsOf(handed(event))] as const);
  const newest = new Map<string, number>();
  for (const { streamId, version } of told.flatMap(([, streams]) => streams)) {
    newest.set(streamId, Math.max(version, newest.get(streamId) ?? 0));
  }
  const streams = [...newest].map(([streamId, version]) => ({ streamId, version }));
  const call = { token: principal.token, signal };
  const unseen = new Set((await peers.trace.listUnseen({ streams }, call)).streamIds);
  return told.flatMap(([event, of]) => (of.some(({ streamId }) => unseen.has(streamId)) ? [] : [event]));
}

/** Its own stream as far as the event, and those of the directives that it names. */
function streamsOf({ streamId, version, text }: Handed): readonly Position[] {
  const named = new Set(text.match(DIRECTIVES));
  named.delete(streamId);
  return [{ streamId, version }, ...[...named].map((id) => ({ streamId: id, version: 1 }))];
}
