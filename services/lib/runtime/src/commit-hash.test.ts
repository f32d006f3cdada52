import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_PREVIOUS_HASH, sealCommit, verifyChain } from './commit-hash.ts';
import type { Commit } from './commit-store.ts';

function chain(sizes: readonly number[]): Commit[] {
  const commits: Commit[] = [];
  for (const size of sizes) {
    const before = commits.at(-1);
    const sealed = sealCommit({
      streamId: 'session:1',
      seq: commits.length + 1,
      fromVersion: before?.toVersion ?? 0,
      events: Array.from({ length: size }, (_, i) => ({ type: 'x', data: { i, name: 'Bình Thạnh Đông' } })),
      commandId: `c${commits.length}`,
      fingerprint: 'f',
      key: 'k',
      actor: 'a',
      unit: 'u',
      recordedAt: new Date(1_700_000_000_000 + commits.length),
      prevHash: before?.hash ?? NO_PREVIOUS_HASH,
    });
    commits.push(sealed.commit);
  }
  return commits;
}
const anySizes = fc.array(fc.nat(3), { minLength: 3, maxLength: 12 });

test('a chain as written has no findings', () => {
  fc.assert(fc.property(anySizes, (sizes) => expect(verifyChain(chain(sizes))).toEqual([])));
});

test('being published and being traced are outside the hash', () => {
  const traced = chain([1, 0, 2]).map((commit) => ({ ...commit, published: true, traceparent: '00-1-2-01' }));
  expect(verifyChain(traced)).toEqual([]);
});

test('any other field that changes is found', () => {
  const fields = [
    '_id',
    'seq',
    'fromVersion',
    'toVersion',
    'commandId',
    'fingerprint',
    'key',
    'actor',
    'unit',
  ];
  fc.assert(
    fc.property(
      anySizes,
      fc.nat(),
      fc.constantFrom(...fields, 'recordedAt', 'events', 'prevHash'),
      (sizes, at, field) => {
        const commits = chain(sizes);
        const index = at % commits.length;
        const value = commits[index]![field as keyof Commit];
        const changed =
          value instanceof Date
            ? new Date(value.getTime() + 1)
            : Array.isArray(value)
              ? [...value, {}]
              : typeof value === 'number'
                ? value + 1
                : `${value as string}0`;
        commits[index] = { ...commits[index]!, [field]: changed };
        expect(verifyChain(commits)).not.toEqual([]);
      },
    ),
  );
});

test('a commit that is gone from the middle and two that are swapped are found', () => {
  fc.assert(
    fc.property(anySizes, fc.nat(), (sizes, at) => {
      const commits = chain(sizes);
      const index = at % (commits.length - 1);
      expect(verifyChain(commits.toSpliced(index, 1))).not.toEqual([]);
      const [first, second] = [commits[index]!, commits[index + 1]!];
      expect(verifyChain(commits.toSpliced(index, 2, second, first))).not.toEqual([]);
    }),
  );
});

test('two streams one after the other are two chains', () => {
  const other = chain([2, 1]).map((commit) => commit);
  expect(verifyChain([...chain([1]), ...other]).map((found) => found.problem)).toContain('HOLE');
});
