import { isSpanContextValid, trace } from '@opentelemetry/api';
import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger } from 'pino';

/** JSON lines that carry the ids of the current trace; readable lines on a terminal. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    mixin: traceIds,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Tokens travel in metadata; no object that is logged may leak one.
    redact: ['token', '*.token', 'authorization', '*.authorization'],
    ...(process.stdout.isTTY
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } }
      : {}),
  });
}

function traceIds(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { trace_id: span.traceId, span_id: span.spanId } : {};
}
