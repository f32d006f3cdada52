import { SpanKind } from '@opentelemetry/api';
import { contextOf, tracer } from '../telemetry.ts';
import type { Parcel } from './parcel.ts';

/** One request carries many commands: each one's trace goes on with a span of its own; `since`: epoch ms. */
export function tracePublished(topic: string, parcels: readonly Parcel[], since: number): void {
  const attributes = { 'messaging.destination.name': topic };
  for (const { records } of parcels) {
    const traceparent = records[0]?.headers['traceparent'];
    if (traceparent === undefined) continue;
    const options = { kind: SpanKind.PRODUCER, startTime: since, attributes };
    tracer().startSpan('publish', options, contextOf(traceparent)).end();
  }
}
