import { chainVerifier } from '@trienkhai/runtime/commit-hash';
import type { Commit } from '@trienkhai/runtime/commit-store';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import { firstAppearances } from '@trienkhai/testkit/topic';

/**
 * What is wrong with a store and its topic after a fault, in sentences; nothing is: an empty list. Holes,
 * broken chains and doubles in the store; on the topic events that are missing, unknown, out of order at
 * their first appearance, or in two partitions.
 */
export function aftermath(commits: readonly Commit[], records: readonly LogRecord[]): string[] {
  return [...storeProblems(commits), ...topicProblems(commits, records), ...partitionProblems(records)];
}

function storeProblems(commits: readonly Commit[]): string[] {
  const check = chainVerifier();
  const broken = commits.flatMap(check).map((found) => `${found.streamId}@${found.seq}: ${found.problem}`);
  const ids = commits.map((commit) => commit.commandId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} recorded twice`);
  return [...broken, ...twice];
}

function topicProblems(commits: readonly Commit[], records: readonly LogRecord[]): string[] {
  const seen = firstAppearances(records);
  const last = new Map(commits.map((commit) => [commit.streamId, commit.toVersion]));
  const streams = new Set([...seen.keys(), ...last.keys()]);
  return [...streams].flatMap((stream) => {
    const versions = (seen.get(stream) ?? []).join();
    const expected = Array.from({ length: last.get(stream) ?? 0 }, (_, i) => i + 1).join();
    return versions === expected ? [] : [`${stream}: the topic shows ${versions} instead of ${expected}`];
  });
}

function partitionProblems(records: readonly LogRecord[]): string[] {
  const partitions = new Map<string, Set<number>>();
  for (const { headers, partition } of records) {
    const stream = headers['ce_subject'] ?? '';
    partitions.set(stream, (partitions.get(stream) ?? new Set()).add(partition));
  }
  return [...partitions]
    .filter(([, in_]) => in_.size > 1)
    .map(([stream]) => `${stream}: in several partitions`);
}
