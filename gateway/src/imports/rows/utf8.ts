import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { Buffer, isUtf8 } from 'node:buffer';

const BOM = '\uFEFF';
const NUL = 0;

/**
 * Bytes as text, whatever the cuts between chunks; a leading BOM is dropped. Throws ENCODING_INVALID naming
 * byte (from 0) and line at the first byte that is no UTF-8 text.
 */
export async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let carried = Buffer.alloc(0);
  let offset = 0;
  let line = 1;
  let first = true;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([carried, chunk]);
    const whole = bytes.subarray(0, bytes.length - openTail(bytes));
    requireText(whole, offset, line);
    carried = Buffer.from(bytes.subarray(whole.length));
    if (whole.length === 0) continue;
    const text = whole.toString('utf8');
    yield first && text.startsWith(BOM) ? text.slice(1) : text;
    first = false;
    offset += whole.length;
    line += newlines(whole);
  }
  requireText(carried, offset, line);
}

function requireText(bytes: Buffer, offset: number, line: number): void {
  const nul = bytes.indexOf(NUL);
  if (isUtf8(bytes) && nul < 0) return;
  const invalid = firstInvalid(bytes);
  const at = nul < 0 ? invalid : Math.min(nul, invalid);
  throw notUtf8(offset + at, line + newlines(bytes.subarray(0, at)));
}

/** Bytes at the end that may be the beginning of a character: 0 to 3. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
}

/** Index of the first byte that is not part of a well-formed character; the length where all are. */
function firstInvalid(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOf(bytes[at]!);
    if (!isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function notUtf8(byte: number, line: number): DomainError {
  return refuse(
    'ENCODING_INVALID',
    `Tệp không phải văn bản UTF-8: lỗi ở byte ${byte}, dòng ${line}. Lưu lại với bảng mã UTF-8 (không dùng UTF-16, Windows-1258, VNI, TCVN3) rồi gửi lại.`,
    `The file is not UTF-8 text: byte ${byte}, line ${line}. Save it as UTF-8 (not UTF-16, Windows-1258, VNI, TCVN3) and send it again.`,
    { path: ['file'], facts: { byte: String(byte), line: String(line) } },
  );
}
