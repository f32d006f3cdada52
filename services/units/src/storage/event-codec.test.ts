import type { EventCodec } from '@trienkhai/kernel/envelope';
import { describe, expect, test } from '@jest/globals';
import { grant, organ, term, territory } from '../../test/events.ts';
import { grantCodec, organCodec, termCodec, territoryCodec } from './event-codec.ts';

describe('every event of this service reads back as it was written', () => {
  test.each(territory)('$type', (event) => roundTrip(territoryCodec, event));
  test.each(organ)('$type', (event) => roundTrip(organCodec, event));
  test.each(term)('$type', (event) => roundTrip(termCodec, event));
  test.each(grant)('$type', (event) => roundTrip(grantCodec, event));
});

function roundTrip<Event extends { readonly type: string }>(codec: EventCodec<Event>, event: Event): void {
  const stored = codec.encode(event);
  expect(stored.type).toBe(`trienkhai.units.v1.${event.type}`);
  const asStored = JSON.parse(JSON.stringify(stored)) as typeof stored;
  expect(codec.decode(asStored)).toEqual(event);
}

test('an event of another stream does not read', () => {
  expect(() => organCodec.decode(territoryCodec.encode(territory[0]!))).toThrow(TypeError);
});
