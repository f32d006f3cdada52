import type { EventCodec, JsonObject } from '@trienkhai/kernel/envelope';
import { upcast } from '@trienkhai/kernel/upcasters';

interface Typed {
  readonly type: string;
}

/** How one event type is written as proto3 JSON and read back. */
export interface CodecEntry<Event> {
  readonly encode: (event: Event) => unknown;
  readonly decode: (data: JsonObject) => Omit<Event, 'type'>;
}

/** One entry per event type: a missing or surplus one does not compile. */
export type CodecEntries<Event extends Typed> = {
  readonly [Type in Event['type']]: CodecEntry<Extract<Event, { readonly type: Type }>>;
};

/** The codec of a context's events, stored under `trienkhai.<context>.v1.<type>`. */
export function createEventCodec<Event extends Typed>(
  context: string,
  entries: CodecEntries<Event>,
): EventCodec<Event> {
  const prefix = `trienkhai.${context}.v1.`;
  const table = new Map<string, CodecEntry<Event>>(Object.entries(entries));
  const entryOf = (type: string): CodecEntry<Event> => {
    const entry = table.get(type);
    if (!entry) throw new TypeError(`${prefix}${type} is no event of this stream`);
    return entry;
  };
  return {
    encode: (event) => ({
      type: `${prefix}${event.type}`,
      data: entryOf(event.type).encode(event) as JsonObject,
    }),
    decode: ({ type, data }) => {
      const name = type.startsWith(prefix) ? type.slice(prefix.length) : type;
      return { ...entryOf(name).decode(upcast(`${prefix}${name}`, data)), type: name } as Event;
    },
  };
}
