import { refuse } from '@trienkhai/kernel/domain-error';
import type { StoredEvent } from '@trienkhai/kernel/envelope';
import { mongo } from 'mongoose';
import type { Commit, CommitDraft } from '../commit-store.ts';

/** Brokers take records of one mebibyte unless told otherwise; this leaves room for its frame. */
const MAX_RECORD_BYTES = 900_000;
/** What MongoDB takes as one document. */
const MAX_COMMIT_BYTES = 16 * 1024 * 1024;

/** Names of headers, hashes, numbers and instants of one record; generous. */
const FIXED_HEADER_BYTES = 1_024;
/** BSON spends up to this many times the bytes of the same JSON (lists of small numbers). */
const BSON_GROWTH = 8;

/** Throws EVENT_TOO_LARGE when the record of one event would exceed MAX_RECORD_BYTES. */
export function assertEventsFit(draft: CommitDraft, textBytes: number): void {
  const headers = headerBytes(draft);
  // No event is larger than the text that contains them all.
  if (textBytes + headers <= MAX_RECORD_BYTES) return;
  draft.events.forEach((event, index) => {
    const bytes = headers + eventBytes(event);
    if (bytes > MAX_RECORD_BYTES) throw tooLarge(bytes, MAX_RECORD_BYTES, index);
  });
}

/** Throws EVENT_TOO_LARGE when the commit would not fit into one document. */
export function assertCommitFits(textBytes: number, commit: Commit): void {
  if (textBytes * BSON_GROWTH <= MAX_COMMIT_BYTES) return;
  const bytes = mongo.BSON.calculateObjectSize(commit);
  if (bytes > MAX_COMMIT_BYTES) throw tooLarge(bytes, MAX_COMMIT_BYTES);
}

function headerBytes(draft: CommitDraft): number {
  const { streamId, key, commandId, actor, unit, traceparent } = draft;
  // The stream's id stands in subject and id.
  const texts = [streamId, streamId, key, commandId, actor, unit, traceparent ?? ''];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), FIXED_HEADER_BYTES);
}

function eventBytes(event: StoredEvent): number {
  return 2 * Buffer.byteLength(event.type) + Buffer.byteLength(JSON.stringify(event.data));
}

function tooLarge(bytes: number, limit: number, index?: number) {
  return refuse(
    'EVENT_TOO_LARGE',
    `Nội dung ghi nhận quá lớn (${bytes} byte, tối đa ${limit}); hãy chia thành nhiều lần ghi.`,
    `What is to be recorded is too large (${bytes} bytes, at most ${limit}); split it into several commands.`,
    {
      facts: {
        bytes: String(bytes),
        limit: String(limit),
        ...(index === undefined ? {} : { event: String(index) }),
      },
    },
  );
}
