import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OutgoingRecord } from '../event-log.ts';
import { deliver, MAX_REQUEST_BYTES } from './deliver.ts';
import type { Parcel } from './parcel.ts';
import { requestsOf } from './parcel.ts';

const record = (value: string): OutgoingRecord => ({ key: 'k', headers: {}, value });
const parcel = (streamId: string, seq: number, bytes = 100): Parcel => ({
  id: `${streamId}@${seq}`,
  streamId,
  seq,
  records: [record(`${streamId}@${seq}`)],
  bytes,
});

/** A log that takes everything but what is poisoned, whole requests only. */
function log(poison: ReadonlySet<string>, error: Error) {
  const taken: string[] = [];
  return {
    taken,
    async append(records: readonly OutgoingRecord[]) {
      if (records.some(({ value }) => poison.has(value))) throw error;
      taken.push(...records.map(({ value }) => value));
    },
  };
}
const refusal = Object.assign(new Error('refused'), { type: 'MESSAGE_TOO_LARGE' });

test('only streams with a refused commit stop, each right before it', async () => {
  const anyParcels = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(anyParcels, fc.array(fc.nat(29), { maxLength: 4 }), async (streams, bad) => {
      const next = new Map<string, number>();
      const parcels = streams.map((stream) => {
        next.set(stream, (next.get(stream) ?? 0) + 1);
        return parcel(stream, next.get(stream)!);
      });
      const poison = new Set(bad.flatMap((index) => parcels[index]?.id ?? []));
      const { taken, append } = log(poison, refusal);
      const { sent, refused } = await deliver(parcels, append);
      const first = (stream: string) => parcels.find((one) => one.streamId === stream && poison.has(one.id));
      const expected = parcels.filter(({ streamId, seq }) => seq < (first(streamId)?.seq ?? Infinity));
      expect(sent).toEqual(expected);
      expect(taken).toEqual(expected.map(({ id }) => id));
      expect(new Set(refused.keys())).toEqual(new Set([...poison].map((id) => id[0])));
    }),
  );
});

test('a log that is away is nobody’s fault', async () => {
  const { append } = log(new Set(['a@1']), new Error('connection refused'));
  await expect(deliver([parcel('a', 1), parcel('b', 1)], append)).rejects.toThrow('connection refused');
});

test('requests stay below the limit; a commit larger than that stretches over several', () => {
  const half = 'x'.repeat(MAX_REQUEST_BYTES / 2 - 200);
  const large: Parcel = { ...parcel('a', 1, 3 * half.length), records: [1, 2, 3].map(() => record(half)) };
  const requests = requestsOf([large, parcel('b', 1)], MAX_REQUEST_BYTES);
  expect(requests.map((request) => request.length)).toEqual([2, 2]);
});
