import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Projection } from '@trienkhai/runtime/projector';

/**
 * Folds the events of one stream as the projector does, and throws where a projection breaks its rules: it
 * changes a view that it was given, or keeps what does not come back from the store as it went in.
 */
export function foldStream<View>(
  projection: Projection<View>,
  events: readonly RecordedEvent[],
): View | null {
  let view: View | null = null;
  events.forEach((event, at) => {
    if (!projection.accepts(event)) throw new Error(`${projection.name} does not follow ${event.streamId}`);
    const context = {
      topic: 'test.study.v1',
      partition: 0,
      offset: BigInt(at),
      recordedAt: event.recordedAt,
    };
    view = projection.project(freeze(stored(view, projection.name)), freeze(event), context);
    if (view === null) return;
    stored(projection.lookup?.(view) ?? null, `lookup of ${projection.name}`);
    stored(projection.topics?.(view) ?? null, `topics of ${projection.name}`);
  });
  return stored(view, projection.name);
}

/** As it comes back from the store: absent and undefined are the same there, nothing else may change. */
function stored<Value>(value: Value, name: string): Value {
  const back = JSON.parse(JSON.stringify(value)) as Value;
  if (isDeepStrictEqual(back, withoutUndefined(value))) return back;
  throw new Error(`${name} keeps something that is not JSON: ${JSON.stringify(value)}`);
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutUndefined(one)]));
}

function freeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
