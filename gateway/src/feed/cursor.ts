import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { PARTITIONS } from '@trienkhai/runtime/event-log';
import { CONTEXTS } from '@trienkhai/runtime/topics';

/** Next offset to read of every partition of every topic; partitions are counted through all topics. */
export type Offsets = readonly bigint[];

export const CURSOR_LENGTH = CONTEXTS.length * PARTITIONS;

/** A place in one log, as a text that clients keep and send back; `log` names the log it belongs to. */
export function encodeCursor(log: string, offsets: Offsets): string {
  const numbers = offsets.map((offset) => (offset === 0n ? '' : offset.toString(36))).join('.');
  return Buffer.from(`1~${log}~${numbers}`).toString('base64url');
}

/** The offsets of a cursor of this log; throws INVALID_ARGUMENT for any other text. */
export function decodeCursor(log: string, cursor: string): Offsets {
  if (!/^[\w-]{1,2000}$/.test(cursor)) throw malformed();
  const [version, of, numbers = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split('~');
  if (version !== '1') throw malformed();
  if (of !== log) throw otherLog();
  const parts = numbers.split('.');
  if (parts.length !== CURSOR_LENGTH || !parts.every((part) => /^[0-9a-z]{0,12}$/.test(part)))
    throw malformed();
  return parts.map((part) => BigInt(part === '' ? 0 : Number.parseInt(part, 36)));
}

export function beginning(): bigint[] {
  return Array.from({ length: CURSOR_LENGTH }, () => 0n);
}

/** True when `a` lies at or beyond `b` in every partition. */
export function reaches(a: Offsets, b: Offsets): boolean {
  return a.every((offset, index) => offset >= (b[index] ?? 0n));
}

function malformed(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Con trỏ "after" không đúng. Dùng nguyên giá trị đã nhận, hoặc bỏ trống để đọc từ đầu.',
    'The cursor "after" is not valid. Use it as it was received, or leave it out to read from the beginning.',
    { path: ['after'] },
  );
}

function otherLog(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Con trỏ "after" thuộc về một sổ sự kiện khác. Bỏ trống để đọc lại từ đầu.',
    'The cursor "after" belongs to another event log. Leave it out to read from the beginning.',
    { path: ['after'] },
  );
}
