import type { Commit } from '@trienkhai/runtime/commit-store';
import type { Report } from './finding.ts';
import { extend, type StreamOnTopic } from './topic-digest.ts';

/** A stream whose published commits the topic did not show yet when it was read. */
export interface Behind {
  readonly streamId: string;
  readonly version: number;
}

/** Compares one stream of the store with its first occurrences on the topic. */
export function compareStream(
  streamId: string,
  commits: readonly Commit[],
  onTopic: StreamOnTopic | undefined,
  context: string,
  report: Report,
): Behind | undefined {
  let stored: StreamOnTopic = { version: 0, digest: '' };
  let published = 0;
  for (const commit of commits) {
    for (const event of commit.events) {
      stored = extend(stored, { ...event, commitHash: commit.hash });
      if (stored.version === onTopic?.version && stored.digest !== onTopic.digest) {
        report({
          where: 'topic',
          context,
          streamId,
          problem: 'DIFFERS',
          detail: `up to version ${stored.version}`,
        });
      }
    }
    if (commit.published && commit.events.length > 0) published = stored.version;
  }
  if (onTopic && onTopic.version > stored.version) {
    const detail = `the topic holds ${onTopic.version} events, the store ${stored.version}`;
    report({ where: 'topic', context, streamId, problem: 'TAIL_CUT', detail });
  }
  return published > (onTopic?.version ?? 0) ? { streamId, version: published } : undefined;
}
