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
  stop(): Promise<void>;
}

/** Takes spans over OTLP/HTTP in JSON, as a collector would. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') spans.push(...spansIn(Buffer.concat(chunks).toString()));
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
