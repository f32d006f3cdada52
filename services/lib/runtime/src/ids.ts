import { createHash } from 'node:crypto';

/**
 * The key of a new stream, derived from the command that opens it (20 hex digits): sending the command
 * again names the same stream.
 */
export function deriveKey(commandId: string): string {
  return createHash('sha256').update(commandId).digest('hex').slice(0, 20);
}

/** `<streamId>@<seq>`: the id of a commit, unique in its store. */
export function commitId(streamId: string, seq: number): string {
  return `${streamId}@${seq}`;
}
