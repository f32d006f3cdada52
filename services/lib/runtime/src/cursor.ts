import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';

/** Where an item stands in an ordered list; compared part by part, smaller first. */
export type Key = readonly (string | number)[];

export function compareKeys(a: Key, b: Key): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined || part > other) return 1;
    if (part < other) return -1;
  }
  return 0;
}

/** A cursor names a place in the order, not a number of rows: it stays valid while items come and go. */
export function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws INVALID_ARGUMENT. */
export function readCursor(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) {
      return key;
    }
  } catch {
    // Refused below, like any other text that is no cursor.
  }
  throw unreadableCursor();
}

export function unreadableCursor(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Con trỏ trang không đọc được. Hãy dùng lại đúng giá trị đã nhận, hoặc bỏ "after" để đọc từ đầu.',
    'The page cursor cannot be read. Send back the value you were given, or leave "after" out to start again.',
    { path: ['after'] },
  );
}
