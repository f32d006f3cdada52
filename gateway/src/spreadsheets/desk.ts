import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createWindow } from '../imports/window.ts';
import type { RowIn, SheetOut } from '../spreadsheet.ts';
import type { SheetInfo } from './book.ts';
import { bookRefusal } from './faults.ts';
import { THREAD_HEAP_MB } from './limits.ts';
import type { Marks } from './marks.ts';
import type { Answer, Question } from './thread.ts';

export interface OpenBook {
  readonly sheets: readonly SheetInfo[];
  /** What a sheet has besides its rows; its rows come next. Once only. */
  open(sheet: string): Promise<{ readonly marks: Marks; readonly rows: AsyncIterable<RowIn> }>;
  close(): Promise<void>;
}

const THREAD = new URL('thread.ts', import.meta.url);
/** Each holds a whole workbook; others wait for their turn. */
const turns = createWindow(2);

/**
 * Opens a workbook in a thread with a heap of its own: no file can take more. Throws FILE_INVALID and
 * IMPORT_TOO_LARGE, also from `open` and the rows.
 */
export async function openSheets(bytes: Uint8Array): Promise<OpenBook> {
  const thread = await startThread();
  try {
    const { sheets } = await thread.ask({ ask: 'open', bytes }, 'opened');
    return {
      sheets,
      async open(name) {
        const { marks } = await thread.ask({ ask: 'sheet', name }, 'marks');
        return { marks, rows: rowsOf(thread) };
      },
      close: thread.end,
    };
  } catch (error) {
    await thread.end();
    throw error;
  }
}

/** The bytes of a workbook, written beside the requests that are under way. */
export async function writtenBook(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const thread = await startThread();
  try {
    return (await thread.ask({ ask: 'write', sheets }, 'written')).bytes;
  } finally {
    await thread.end();
  }
}

type Thread = Awaited<ReturnType<typeof startThread>>;

async function* rowsOf(thread: Thread): AsyncGenerator<RowIn> {
  for (let last = false; !last;) {
    const answer = await thread.ask({ ask: 'rows' }, 'rows');
    yield* answer.rows;
    last = answer.last;
  }
}

async function startThread() {
  await turns.enter();
  const worker = new Worker(THREAD, {
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    execArgv: ['--no-warnings'],
  });
  // It may end for want of memory while nobody waits for an answer.
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  failed.catch(() => undefined);
  let ended = false;
  return {
    async ask<Is extends Answer['is']>(question: Question, is: Is): Promise<Answer & { readonly is: Is }> {
      worker.postMessage(question);
      const answer = await Promise.race([answerOf(worker), failed]).catch(refused);
      if (answer.is === 'fault') throw bookRefusal(answer.fault);
      if (answer.is === is) return answer as Answer & { readonly is: Is };
      throw new Error(answer.is === 'failed' ? answer.message : `the thread answered ${answer.is}`);
    },
    async end(): Promise<void> {
      if (ended) return;
      ended = true;
      await worker.terminate();
      turns.leave();
    },
  };
}

async function answerOf(worker: Worker): Promise<Answer> {
  const [answer] = (await once(worker, 'message')) as [Answer];
  return answer;
}

function refused(error: unknown): never {
  const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  throw outOfMemory ? bookRefusal('PART_TOO_LARGE') : error;
}
