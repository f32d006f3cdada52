import { SpanKind } from '@opentelemetry/api';
import { contextOf, tracer } from '../telemetry.ts';
import type { Lane } from './lane.ts';

/** Ends the trace of each command where its events have become readable; `since`: epoch ms. */
export function traceStored(projector: string, lanes: readonly Lane[], since: number): void {
  for (const { topic, partition, traces } of lanes) {
    const attributes = { 'trienkhai.projector': projector, 'messaging.destination.name': topic, partition };
    for (const traceparent of traces) {
      const options = { kind: SpanKind.CONSUMER, startTime: since, attributes };
      tracer().startSpan('project', options, contextOf(traceparent)).end();
    }
  }
}
