import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Commit, CommitDraft } from './commit-store.ts';
import { assertEventsFit, assertCommitFits } from './commit-store/limits.ts';
import { commitId } from './ids.ts';

/** `prevHash` of the first commit of a stream. */
export const NO_PREVIOUS_HASH = '0'.repeat(64);

export interface SealedCommit {
  readonly commit: Commit;
  /** UTF-8 bytes of the text that was hashed. */
  readonly bytes: number;
}

/** Completes a draft with its id, its last version and its hash. Throws EVENT_TOO_LARGE. */
export function sealCommit(draft: CommitDraft): SealedCommit {
  const { streamId, seq, fromVersion, events } = draft;
  const unsealed = { _id: commitId(streamId, seq), ...draft, toVersion: fromVersion + events.length };
  const text = hashedText(unsealed);
  const bytes = Buffer.byteLength(text);
  assertEventsFit(draft, bytes);
  const commit: Commit = { ...unsealed, hash: digest(draft.prevHash, text), published: false };
  assertCommitFits(bytes, commit);
  return { commit, bytes };
}

/** The hash that a commit must bear, recomputed from its other fields. */
export function hashOf(commit: Commit): string {
  return digest(commit.prevHash, hashedText(commit));
}

/** What the hash of a commit is taken over, after the hash of the one before. */
export function hashedText(commit: Omit<Commit, 'hash' | 'published'> & Partial<Commit>): string {
  const { hash: _hash, published: _published, traceparent: _traceparent, ...hashed } = commit;
  return canonicalJson(hashed);
}

function digest(prevHash: string, text: string): string {
  return createHash('sha256').update(prevHash).update(text).digest('hex');
}

/** One thing that is wrong in a stream, found at this commit. */
export interface ChainFinding {
  readonly streamId: string;
  readonly seq: number;
  /**
   * CHANGED: the content is not what was hashed · MISPLACED: the id names another place · HOLE: commits
   * before it are gone · UNLINKED: it does not follow the commit before it · VERSION: its versions do not
   * continue · TIME: recordedAt falls
   */
  readonly problem: 'CHANGED' | 'MISPLACED' | 'HOLE' | 'UNLINKED' | 'VERSION' | 'TIME';
}

/** Checks commits one by one; hand them over stream by stream, each in `seq` order. */
export function chainVerifier(): (commit: Commit) => ChainFinding[] {
  let previous: Commit | undefined;
  return (commit) => {
    const before = previous?.streamId === commit.streamId ? previous : undefined;
    previous = commit;
    return problemsOf(commit, before).map((problem) => ({
      streamId: commit.streamId,
      seq: commit.seq,
      problem,
    }));
  };
}

/**
 * Everything that a change, a drop in the middle or a swap leaves behind. A cut tail and a stream that is
 * gone altogether leave nothing: compare with the topic.
 */
export function verifyChain(commits: Iterable<Commit>): ChainFinding[] {
  const check = chainVerifier();
  return [...commits].flatMap(check);
}

function problemsOf(commit: Commit, before: Commit | undefined): ChainFinding['problem'][] {
  const problems: ChainFinding['problem'][] = [];
  if (hashOf(commit) !== commit.hash) problems.push('CHANGED');
  if (commit._id !== commitId(commit.streamId, commit.seq)) problems.push('MISPLACED');
  if (commit.seq !== (before?.seq ?? 0) + 1) problems.push('HOLE');
  else if (commit.prevHash !== (before?.hash ?? NO_PREVIOUS_HASH)) problems.push('UNLINKED');
  const continues = commit.seq !== (before?.seq ?? 0) + 1 || commit.fromVersion === (before?.toVersion ?? 0);
  if (!continues || commit.toVersion !== commit.fromVersion + commit.events.length) problems.push('VERSION');
  if (before && commit.recordedAt < before.recordedAt) problems.push('TIME');
  return problems;
}
