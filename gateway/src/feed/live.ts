import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import type { Tail } from './tail.ts';

/** Events that wait for one slow reader; beyond that its stream ends and it has to come back. */
const MOST_WAITING = 1000;

/** What the tail brings from now on, as events, until the signal aborts. */
export async function* follow(
  opening: Promise<{ readonly tail: Tail } | undefined>,
  signal: AbortSignal,
  eventOf: (record: LogRecord) => RecordedEvent | undefined,
): AsyncGenerator<RecordedEvent> {
  const source = await opening;
  if (!source || signal.aborted) return;
  const waiting: LogRecord[] = [];
  let wake = (): void => undefined;
  const abort = () => wake();
  const stop = source.tail.onRecords((records) => {
    waiting.push(...records);
    wake();
  });
  signal.addEventListener('abort', abort, { once: true });
  try {
    while (!signal.aborted && waiting.length <= MOST_WAITING) {
      const record = waiting.shift();
      const event = record && eventOf(record);
      if (event) yield event;
      else if (!record) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', abort);
    stop();
  }
}
