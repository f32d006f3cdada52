import { expect, test } from '@jest/globals';
import type { SealedCommit } from '../commit-hash.ts';
import type { Commit } from '../commit-store.ts';
import { createGroupCommit } from './group-commit.ts';
import type { BatchAnswer, InsertBatch, Verdict } from './insert.ts';
import type { CommitReads } from './reads.ts';

const sealed = (streamId: string, seq = 1, more: Partial<Commit> = {}): SealedCommit => ({
  commit: {
    _id: `${streamId}@${seq}`,
    streamId,
    seq,
    commandId: `${streamId}/${seq}`,
    hash: 'h',
    ...more,
  } as Commit,
  bytes: 1_000,
});

/** A store that answers each attempt as told, and shows `standing` to those who look. */
function group(
  answers: readonly ((commits: readonly Commit[]) => BatchAnswer)[],
  standing: readonly Commit[] = [],
) {
  const batches: string[][] = [];
  const insert: InsertBatch = (commits) => {
    const answer = answers[Math.min(batches.length, answers.length - 1)]!(commits);
    batches.push(commits.map((commit) => commit._id));
    return Promise.resolve(answer);
  };
  const found = () => Promise.resolve(standing);
  const reads = { standing: found, standingForSure: found } as unknown as CommitReads;
  return { batches, ...createGroupCommit({ insert, reads, onStored: () => undefined }) };
}
const all =
  (verdict: Verdict, sent = true) =>
  (commits: readonly Commit[]) => ({
    verdicts: commits.map(() => verdict),
    sent,
  });

test('what arrives together goes together, one commit per stream', async () => {
  const { append, batches } = group([all('inserted')]);
  const commits = [sealed('a'), sealed('b'), sealed('a', 2), sealed('c'), sealed('a', 3)];
  await Promise.all(commits.map(append));
  expect(batches).toEqual([['a@1', 'b@1', 'c@1'], ['a@2'], ['a@3']]);
});

test('what was left open is sent again as it was, and recognised as ours', async () => {
  const commit = sealed('a');
  const { append, batches } = group([all('open'), all('duplicate')], [commit.commit]);
  expect(await append(commit)).toEqual({ kind: 'stored', commit: commit.commit });
  expect(batches).toEqual([['a@1'], ['a@1']]);
});

test('a duplicate of another instance is taken by it, also when the commits are equal', async () => {
  const twin = sealed('a').commit;
  const { append } = group([all('duplicate')], [twin]);
  expect(await append(sealed('a'))).toEqual({ kind: 'taken', by: twin });
});

test('the commit of the same command explains a duplicate before the one at the same place', async () => {
  const sameCommand = sealed('a', 1, { commandId: 'x', hash: 'first' }).commit;
  const samePlace = sealed('a', 2, { commandId: 'y', hash: 'second' }).commit;
  const { append } = group([all('duplicate')], [samePlace, sameCommand]);
  expect(await append(sealed('a', 2, { commandId: 'x' }))).toEqual({ kind: 'taken', by: sameCommand });
});

test('what stood in the way and is gone again lets the commit in', async () => {
  const { append, batches } = group([all('duplicate'), all('inserted')]);
  expect(await append(sealed('a'))).toMatchObject({ kind: 'stored' });
  expect(batches).toHaveLength(2);
});

test('never sent is a definite no, for what waits behind it as well', async () => {
  const { append, batches } = group([all('open', false)]);
  const results = await Promise.allSettled([append(sealed('a')), append(sealed('a', 2))]);
  expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
    'UNAVAILABLE',
    'UNAVAILABLE',
  ]);
  expect(batches).toHaveLength(1);
});

test('sent and never judged is unknown, within two seconds', async () => {
  const { append } = group([all('open')]);
  const begun = Date.now();
  await expect(append(sealed('a'))).rejects.toMatchObject({
    code: 'OUTCOME_UNKNOWN',
    facts: { commandId: 'a/1' },
  });
  expect(Date.now() - begun).toBeLessThan(2_000);
});

test('an error of the store’s own is passed on', async () => {
  const { append } = group([all(new Error('disk full'))]);
  await expect(append(sealed('a'))).rejects.toThrow('disk full');
});
