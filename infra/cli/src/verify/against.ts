import { readFile } from 'node:fs/promises';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { headsOf, problemOf, statementOf, type DigestFile, type Head } from '@trienkhai/runtime/digest';
import type { PublicKey } from '@trienkhai/runtime/digest/signing-key';
import type { Report } from './finding.ts';

export interface AgainstDigest {
  /** Holds one stream of the store against its head in the digest. */
  compare(streamId: string, commits: readonly Commit[], context: string, report: Report): void;
  /** Reports heads of streams that the store does not have; answers how many heads were looked at. */
  finish(report: Report): number;
}

/** Opens a digest file; undefined, with a finding, where it is not what was signed with this key. */
export async function openAgainst(
  path: string,
  key: PublicKey,
  report: Report,
): Promise<AgainstDigest | undefined> {
  const file = JSON.parse(await readFile(path, 'utf8')) as DigestFile;
  const problem = problemOf(file, key);
  if (problem) {
    report({ where: 'digest', context: 'file', streamId: '', problem, detail: SENTENCES[problem] });
    return undefined;
  }
  const { streams } = statementOf(file);
  const left = new Map(headsOf(file).map((head) => [head.streamId, head]));
  return {
    compare(streamId, commits, context, report) {
      const head = left.get(streamId);
      if (!head) return;
      left.delete(streamId);
      const problem = problemOfStream(head, commits);
      if (problem) report({ where: 'digest', context, streamId, problem, detail: SENTENCES[problem] });
    },
    finish(report) {
      for (const streamId of left.keys()) {
        const problem = 'STREAM_DROPPED';
        report({ where: 'digest', context: 'store', streamId, problem, detail: SENTENCES[problem] });
      }
      return streams;
    },
  };
}

/** Whatever came later is fine: the commit that was the head must still be one of the chain. */
function problemOfStream(head: Head, commits: readonly Commit[]): 'SHORTENED' | 'DIFFERS' | undefined {
  if (commits.some(({ hash, toVersion }) => hash === head.hash && toVersion === head.version))
    return undefined;
  return (commits.at(-1)?.toVersion ?? 0) < head.version ? 'SHORTENED' : 'DIFFERS';
}

const SENTENCES = {
  KEY: 'bản tóm lược được ký bằng khóa khác · signed with another key',
  SIGNATURE:
    'chữ ký không khớp, bản tóm lược đã bị sửa · the signature does not hold: the digest was altered',
  ROOT: 'các đầu chuỗi không khớp mã gốc đã ký · the heads are not those that were signed',
  SHORTENED: 'chuỗi ngắn hơn lúc ký · shorter than when it was signed',
  DIFFERS: 'nội dung đã ký nay không còn trên chuỗi · what was signed is no longer on the chain',
  STREAM_DROPPED: 'chuỗi có trong bản tóm lược nay không còn · in the digest, and gone from the store',
} as const;
