import { parentPort } from 'node:worker_threads';
import { bookOf, rowsIn, type RowIn, type SheetOut } from '../spreadsheet.ts';
import { openBook, type SheetInfo } from './book.ts';
import { FaultyBook, type BookFault } from './faults.ts';
import { marksOf, type Marks } from './marks.ts';

/** What the thread is asked, one after the other, and what it answers. */
export type Question =
  | { readonly ask: 'open'; readonly bytes: Uint8Array }
  | { readonly ask: 'sheet'; readonly name: string }
  | { readonly ask: 'rows' }
  | { readonly ask: 'write'; readonly sheets: readonly SheetOut[] };

export type Answer =
  | { readonly is: 'opened'; readonly sheets: readonly SheetInfo[] }
  | { readonly is: 'marks'; readonly marks: Marks }
  | { readonly is: 'rows'; readonly rows: readonly RowIn[]; readonly last: boolean }
  | { readonly is: 'written'; readonly bytes: Uint8Array }
  | { readonly is: 'fault'; readonly fault: BookFault }
  | { readonly is: 'failed'; readonly message: string };

const ROWS_AT_ONCE = 500;

let bytes: Buffer = Buffer.alloc(0);
let book: ReturnType<typeof openBook> | undefined;
let rows: AsyncGenerator<RowIn> | undefined;

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'open':
      bytes = Buffer.from(question.bytes.buffer, question.bytes.byteOffset, question.bytes.length);
      book = openBook(bytes);
      return { is: 'opened', sheets: book.sheets };
    case 'sheet':
      rows = rowsIn(bytes, question.name);
      return { is: 'marks', marks: marksOf(book?.xmlOf(question.name) ?? '') };
    case 'rows':
      return nextRows();
    case 'write':
      return { is: 'written', bytes: await bookOf(question.sheets) };
  }
}

async function nextRows(): Promise<Answer> {
  const taken: RowIn[] = [];
  try {
    while (taken.length < ROWS_AT_ONCE) {
      const next = await rows?.next();
      if (!next || next.done) return { is: 'rows', rows: taken, last: true };
      taken.push(next.value);
    }
  } catch (error) {
    // Whatever the package throws at a file is said of the file.
    throw new FaultyBook('BROKEN', error);
  }
  return { is: 'rows', rows: taken, last: false };
}

async function answered(question: Question): Promise<void> {
  let done: Answer;
  try {
    done = await answer(question);
  } catch (error) {
    done =
      error instanceof FaultyBook
        ? { is: 'fault', fault: error.fault }
        : { is: 'failed', message: String(error) };
  }
  parentPort?.postMessage(done);
}

parentPort?.on('message', (question: Question) => void answered(question));
