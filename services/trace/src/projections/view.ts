import type { RecordedEvent } from '@trienkhai/kernel/envelope';

/** What a stream said after one of its events; null: nothing stands any more. */
export interface Contribution<Value> {
  readonly version: number;
  /** Instant of the commit, RFC 3339 UTC. */
  readonly recordedAt: string;
  readonly value: Value | null;
}

/** Who said one contribution, and why. */
export interface Change {
  readonly version: number;
  /** Full name of the event type. */
  readonly type: string;
  readonly actor: string;
  /** Unit in whose name the actor wrote. */
  readonly unit: string;
  readonly reason?: string;
}

/** The read model of one source stream: all that it ever said, so that any `knownAt` can be answered. */
export interface View<Value> {
  readonly id: string;
  /** Ascending by version. */
  readonly contributions: readonly Contribution<Value>[];
  /** One for each contribution; absent where a reader of facts passed over them. */
  readonly changes?: readonly Change[];
}

/** What counted at `knownAt` (absent: now); undefined when the stream had said nothing by then. */
export function at<Value>(view: View<Value>, knownAt?: string): Contribution<Value> | undefined {
  const { contributions } = view;
  if (knownAt === undefined) return contributions.at(-1);
  return contributions.findLast((each) => each.recordedAt <= knownAt);
}

/** The newest value that stood by `knownAt`, also when it was withdrawn later. */
export function lastStanding<Value>(view: View<Value>, knownAt?: string): Value | undefined {
  const stood = view.contributions.findLast(
    (each) => each.value !== null && (knownAt === undefined || each.recordedAt <= knownAt),
  );
  return stood?.value ?? undefined;
}

/** The view with what one more event says. */
export function contribute<Value>(
  view: View<Value> | null,
  event: RecordedEvent,
  value: Value | null,
): View<Value> {
  const { version, recordedAt } = event;
  return {
    id: event.streamId,
    contributions: [...(view?.contributions ?? []), { version, recordedAt, value }],
    changes: [...(view?.changes ?? []), changeOf(event)],
  };
}

function changeOf({ version, type, actor, unit, data }: RecordedEvent): Change {
  const { reason } = data;
  return { version, type, actor, unit, ...(typeof reason === 'string' && reason !== '' ? { reason } : {}) };
}

/** Values of every contribution: what `lookup` must find, whatever `knownAt` will be asked. */
export function everyValue<Value>(view: View<Value>): readonly Value[] {
  return view.contributions.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** All items of the lists once, in order. Lists that follow each other in order already cost one look. */
export function union<Item extends string>(lists: Iterable<readonly Item[]>): readonly Item[] {
  const all: Item[] = [];
  let isOrdered = true;
  for (const list of lists) {
    for (const item of list) {
      isOrdered &&= all.length === 0 || all.at(-1)! < item;
      all.push(item);
    }
  }
  return isOrdered ? all : [...new Set(all)].sort();
}
