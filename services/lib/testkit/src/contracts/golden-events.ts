import { expect, test } from '@jest/globals';
import type { EventCodec, JsonObject } from '@trienkhai/kernel/envelope';
import { upcast } from '@trienkhai/kernel/upcasters';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../golden/v1/', import.meta.url));

/** One event as the first version of the product stored it. The files are never edited. */
export interface GoldenEvent {
  /** Full proto name. */
  readonly type: string;
  readonly streamId: string;
  readonly data: JsonObject;
}

/** One event of every type that the first version's data held, of these contexts. */
export function goldenEvents(...contexts: readonly string[]): readonly GoldenEvent[] {
  return readdirSync(folder)
    .filter((name) => contexts.some((context) => name.startsWith(`trienkhai.${context}.`)))
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as GoldenEvent);
}

/** Every golden event of a context is read by its codec, by the first word of its stream, and loses nothing; it may gain what has been added since. */
export function readsGoldenEvents(context: string, codecs: Readonly<Record<string, unknown>>): void {
  const events = goldenEvents(context);
  test(`events of ${context} as the first version stored them are there`, () => {
    expect(events.length).toBeGreaterThan(0);
  });
  test.each(events.map((event) => [event.type, event] as const))(
    '%s reads as it was stored',
    (type, event) => {
      const codec = codecs[event.streamId.split(':')[0]!] as EventCodec<unknown>;
      const read = codec.decode({ type, data: event.data });
      expect(codec.encode(read)).toMatchObject({ type, data: upcast(type, event.data) });
    },
  );
}
