import { chainVerifier } from '@trienkhai/runtime/commit-hash';
import { COMMITS, type Commit } from '@trienkhai/runtime/commit-store';
import { commitReads } from '@trienkhai/runtime/commit-store/reads';
import type { Database } from '@trienkhai/runtime/document-store';
import type { Report } from './finding.ts';

/** Commits of one stream, in order of `seq`. */
export type StreamVisitor = (streamId: string, commits: readonly Commit[]) => Promise<void> | void;

/** Walks every stream of a store once, checking its hash chain on the way; memory holds one stream. */
export async function walkStore(
  database: Database,
  context: string,
  report: Report,
  visit: StreamVisitor,
): Promise<number> {
  const check = chainVerifier();
  const commits = commitReads(database.db.collection<Commit>(COMMITS)).all();
  let stream: Commit[] = [];
  let count = 0;
  for await (const commit of commits) {
    count += 1;
    for (const { streamId, seq, problem } of check(commit)) {
      report({ where: 'commits', context, streamId, problem, detail: `commit ${seq}` });
    }
    if (stream[0] && stream[0].streamId !== commit.streamId) {
      await visit(stream[0].streamId, stream);
      stream = [];
    }
    stream.push(commit);
  }
  if (stream[0]) await visit(stream[0].streamId, stream);
  return count;
}
