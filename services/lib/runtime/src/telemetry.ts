import type { Attributes, Context, Meter, Span, SpanKind, Tracer } from '@opentelemetry/api';
import { context, metrics, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { telemetryName } from './config.ts';

const SCOPE = 'trienkhai';

export function tracer(): Tracer {
  return trace.getTracer(SCOPE);
}

/** Ask for it when an instrument is made, not at import: instruments older than the SDK stay silent. */
export function meter(): Meter {
  return metrics.getMeter(SCOPE);
}

/**
 * Starts the OpenTelemetry SDK when a standard `OTEL_*` variable asks for it; the SDK itself reads the
 * rest. Call once, before the first service is created; returns what flushes and stops it.
 */
export async function startTelemetry(): Promise<() => Promise<void>> {
  const serviceName = telemetryName();
  if (serviceName === undefined) return () => Promise.resolve();
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName, instrumentations: [] });
  sdk.start();
  return async () => {
    await sdk.shutdown().catch(() => undefined);
    // Else one that is started later in this process would not be heard.
    for (const api of [trace, metrics, propagation, context]) api.disable();
  };
}

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** W3C traceparent of the span that caused this one; absent: the active span. */
  readonly traceparent?: string | undefined;
}

/** Runs `work` inside a span. A DomainError is an answer, not a fault: it is noted by its code. */
export async function withSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const parent = options.traceparent === undefined ? context.active() : contextOf(options.traceparent);
  const { kind, attributes } = options;
  const spanOptions = { ...(kind === undefined ? {} : { kind }), ...(attributes ? { attributes } : {}) };
  return tracer().startActiveSpan(name, spanOptions, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      if (error instanceof DomainError) span.setAttribute('trienkhai.code', error.code);
      else {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      throw error;
    } finally {
      span.end();
    }
  });
}

/** W3C traceparent of the active span; undefined where nothing is traced. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

export function contextOf(traceparent: string): Context {
  return propagation.extract(context.active(), { traceparent });
}
