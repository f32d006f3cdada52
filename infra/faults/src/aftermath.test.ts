import { expect, test } from '@jest/globals';
import { sealCommit, NO_PREVIOUS_HASH } from '@trienkhai/runtime/commit-hash';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import { aftermath } from './aftermath.ts';

function chain(length: number): Commit[] {
  const commits: Commit[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const before = commits.at(-1);
    const { commit } = sealCommit({
      streamId: 'tally:1',
      seq,
      fromVersion: before?.toVersion ?? 0,
      events: [{ type: 'trienkhai.study.v1.TallyAdded', data: { number: seq } }],
      commandId: `c${seq}`,
      fingerprint: NO_PREVIOUS_HASH,
      key: 'tally:1',
      actor: 'admin@centre',
      unit: 'centre:TW:2021-11-01',
      recordedAt: new Date(1_700_000_000_000 + seq),
      prevHash: before?.hash ?? NO_PREVIOUS_HASH,
    });
    commits.push(commit);
  }
  return commits;
}

const onTopic = (commits: readonly Commit[], partition = 0): LogRecord[] =>
  commits
    .flatMap((commit) => commitRecords(commit, 'study'))
    .map((record, i) => ({ ...record, topic: 't', partition, offset: BigInt(i) }));

const commits = chain(4);
const records = onTopic(commits);

test('a store and its topic in order have no problems, duplicates on the topic included', () => {
  expect(aftermath(commits, records)).toEqual([]);
  expect(aftermath(commits, [...records.slice(0, 2), ...records])).toEqual([]);
});

test.each([
  ['an event that never reached the topic', commits, records.slice(0, 3)],
  ['a hole on the topic', commits, records.toSpliced(1, 1)],
  ['a first appearance out of order', commits, [records[1]!, ...records]],
  ['an event that the store does not have', commits.slice(0, 3), records],
  ['two partitions', commits, [...records, ...onTopic(commits, 1)]],
  ['a commit that is gone', commits.toSpliced(1, 1), records],
  ['a command recorded twice', [...commits, { ...commits[3]!, seq: 5 }], records],
])('%s is found', (_what, store, topic) => {
  expect(aftermath(store, topic)).not.toEqual([]);
});
