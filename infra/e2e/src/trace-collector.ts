import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

export interface TraceCollector {
  readonly url: string;
  /** Spans of one trace, as soon as all the names are among them. */
  spansOf(traceId: string, names: readonly string[]): Promise<readonly CollectedSpan[]>;
  /** Every body that was sent, as it came. */
  heard(): readonly string[];
  stop(): Promise<void>;
}

/** Takes spans over OTLP/HTTP in JSON, as a collector would. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      heard.push(body);
      if (request.url === '/v1/traces') spans.push(...spansIn(body));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const of = (traceId: string) => spans.filter((span) => span.traceId === traceId);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async spansOf(traceId, names) {
      const missing = () => names.filter((name) => !of(traceId).some((span) => span.name === name));
      for (let waits = 0; missing().length > 0; waits += 1) {
        if (waits > 1_800) throw new Error(`the trace has no span ${missing().join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return of(traceId);
    },
    heard: () => heard,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface TraceExport {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly CollectedSpan[] }[];
  }[];
}

function spansIn(body: string): CollectedSpan[] {
  const { resourceSpans } = JSON.parse(body) as TraceExport;
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

/** Settings under which a process sends its spans there, soon after they end. */
export function tracingTo({ url }: TraceCollector) {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_BSP_SCHEDULE_DELAY: '100',
  };
}
