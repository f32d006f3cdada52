import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Commit } from '../commit-store.ts';
import { createPending } from './pending.ts';

const commit = (streamId: string, seq: number) => ({ _id: `${streamId}@${seq}`, streamId, seq }) as Commit;

function takeAll(pending: ReturnType<typeof createPending>): string[] {
  const taken: string[] = [];
  pending.takeWhile((one) => Boolean(taken.push(one._id)));
  return taken;
}

test('a commit whose predecessor is not known has to be asked for', () => {
  const pending = createPending();
  expect(pending.offer(commit('a', 1))).toBe('taken');
  expect(pending.offer(commit('a', 3))).toBe('unknown');
  expect(pending.offer(commit('b', 2))).toBe('unknown');
  expect(pending.offer(commit('a', 2))).toBe('taken');
  expect(pending.offer(commit('a', 2))).toBe('known');
  expect(takeAll(pending)).toEqual(['a@1', 'a@2']);
});

test('what does not fit stays in front', () => {
  const pending = createPending();
  pending.offerFromStore([1, 2, 3].map((seq) => commit('a', seq)));
  let room = 2;
  pending.takeWhile(() => room-- > 0);
  expect(takeAll(pending)).toEqual(['a@3']);
});

test('a dropped stream begins again from the store', () => {
  const pending = createPending();
  pending.offerFromStore([commit('a', 1), commit('b', 1), commit('a', 2)]);
  pending.drop('a');
  expect(takeAll(pending)).toEqual(['b@1']);
  expect(pending.offer(commit('a', 3))).toBe('unknown');
  pending.offerFromStore([commit('a', 2), commit('a', 3)]);
  expect(takeAll(pending)).toEqual(['a@2', 'a@3']);
});

test('however hearsay and pages from the store mix, each stream leaves in order without a hole', () => {
  const offers = fc.array(
    fc.record({ stream: fc.constantFrom('a', 'b'), seq: fc.integer({ min: 1, max: 9 }), page: fc.boolean() }),
  );
  fc.assert(
    fc.property(offers, (list) => {
      const pending = createPending();
      for (const { stream, seq, page } of list) {
        // A page shows the stream from its first unpublished commit on: here from the beginning.
        if (page) pending.offerFromStore(Array.from({ length: seq }, (_, i) => commit(stream, i + 1)));
        else pending.offer(commit(stream, seq));
      }
      const taken = takeAll(pending);
      for (const stream of ['a', 'b']) {
        const own = taken.filter((id) => id.startsWith(stream));
        expect(own).toEqual(own.map((_id, i) => `${stream}@${i + 1}`));
      }
    }),
  );
});
