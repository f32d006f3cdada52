import { expect, test } from '@jest/globals';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import { upcast } from '@trienkhai/kernel/upcasters';
import { goldenStreams } from '../golden.ts';

/** Every golden event of a context is read by its codec, by the first word of its stream, and loses nothing; it may gain what has been added since. */
export function readsGoldenEvents(context: string, codecs: Readonly<Record<string, unknown>>): void {
  const events = goldenStreams(context).flatMap(({ streamId, events: stored }) =>
    stored.map((event) => [event.type, streamId, event] as const),
  );
  test(`events of ${context} as earlier versions stored them are there`, () => {
    expect(events.length).toBeGreaterThan(0);
  });
  test.each(events)('%s of %s reads as it was stored', (type, streamId, { data }) => {
    const codec = codecs[streamId.split(':')[0]!] as EventCodec<unknown>;
    const read = codec.decode({ type, data });
    expect(codec.encode(read)).toMatchObject({ type, data: upcast(type, data) });
  });
}
