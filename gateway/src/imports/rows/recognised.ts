import { bookRefusal } from '../../spreadsheets/faults.ts';
import type { JobOptions } from '../job.ts';

type Format = JobOptions['format'];

/** What a file says it is: a browser knows a spreadsheet's type by its name alone. */
export type Declared = Format | 'unknown';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Spreadsheets of the old kind, and any with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const OPEN_BRACE = 0x7b;

/** Tells by its content what a file is. Throws FILE_INVALID for what says that it is a spreadsheet and is none. */
export async function recognised(
  chunks: AsyncIterable<Uint8Array>,
  declared: Declared,
): Promise<{ readonly format: Format; readonly file: AsyncIterable<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < ZIP.length) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { format: formatOf(head, declared), file: joined(head, rest) };
}

function formatOf(head: Buffer, declared: Declared): Format {
  if (begins(head, ZIP)) return 'xlsx';
  if (begins(head, COMPOUND)) throw bookRefusal('OLD_OR_LOCKED');
  if (declared === 'xlsx') throw bookRefusal('NO_SPREADSHEET');
  if (declared !== 'unknown') return declared;
  return head[0] === OPEN_BRACE ? 'ndjson' : 'csv';
}

function begins(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

async function* joined(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}
