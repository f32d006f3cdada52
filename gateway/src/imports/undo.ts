import { undoOf, type RowCommand } from './counterparts.ts';
import type { ImportJob, ImportJobs } from './job.ts';

export interface UndoLine {
  readonly line: number;
  readonly nodeId: string;
  /** Undefined: only a person can tell how it was before. */
  readonly undo: RowCommand | undefined;
}

/** For each row that recorded something, the command that takes it back; last row first within a block. */
export async function* undoLines(
  jobs: ImportJobs,
  { _id }: ImportJob,
  reason: string,
): AsyncGenerator<UndoLine> {
  for await (const { n, result } of jobs.results(_id, { pass: 'RECORDING' })) {
    if (result.made.length === 0) continue;
    const rows = new Map((await jobs.block(_id, n))?.rows.map((row) => [row.line, row]));
    for (const [line, nodeId] of result.made.toReversed()) {
      const row = rows.get(line);
      const done =
        row?.command && row.body ? { command: row.command, body: JSON.parse(row.body) } : undefined;
      yield { line, nodeId, undo: done && undoOf(done, nodeId, reason) };
    }
  }
}
