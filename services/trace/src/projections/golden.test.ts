import { expect, test } from '@jest/globals';
import { createUnitHistoryFold } from '@trienkhai/kernel/unit-history/fold';
import type { Projection } from '@trienkhai/runtime/projector';
import { foldEvent } from '@trienkhai/runtime/projector/step';
import { goldenStreams, type GoldenStream } from '@trienkhai/testkit/golden';
import { event } from '../../test/support/facts.ts';
import { TRACE } from './trace.ts';

const projections = TRACE.projections as readonly Projection[];
/** What only the write side reads: who holds a number, and which reminder was given. */
const isFolded = ({ streamId }: GoldenStream) => !/^(number|reminders):/.test(streamId);
const folded = goldenStreams('directives', 'study', 'reviews').filter(isFolded);

const recordedEvents = ({ streamId, events }: GoldenStream) =>
  events.map(({ type, data }, index) => event(streamId, index + 1, type, data));

test.each(folded.map((stream) => [stream.events[0]!.type, stream] as const))(
  'a stream that begins with %s, as an earlier version stored it, folds into a view',
  (_, stream) => {
    const following = projections.filter((each) => each.accepts(stream));
    expect(following).not.toEqual([]);
    for (const projection of following) {
      const view = recordedEvents(stream).reduce<unknown>((before, one) => {
        const place = { topic: '', partition: 0, offset: 0n, recordedAt: one.recordedAt };
        return foldEvent(projection, before, one, place);
      }, null);
      expect(view).toMatchObject({ contributions: expect.any(Array) });
    }
  },
);

test('what earlier versions stored of units folds into what was recorded of them', () => {
  for (const stream of goldenStreams('units')) {
    const fold = createUnitHistoryFold();
    for (const one of recordedEvents(stream)) fold.apply(one);
    const { record } = fold.snapshot();
    const { type, data } = stream.events[0]!;
    const named = data['unitId'] ?? data['organId'] ?? data['committeeId'];
    if (type.endsWith('.ReorganisationDecided')) {
      expect(record.ofReorganisations(data['effectiveOn'] as string)).not.toEqual([]);
    } else if (type.endsWith('.OrganEstablished') || type.endsWith('.CommitteeTermOpened')) {
      expect(record.ofUnit(named as string)).not.toEqual([]);
    }
  }
});
