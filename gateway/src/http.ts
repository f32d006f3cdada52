import { SpanKind } from '@opentelemetry/api';
import { withSpan } from '@trienkhai/runtime/telemetry';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TurnAway } from './limits/long-tokens.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Handlers by first part of the path: `/graphql`, `/oidc`; everything else goes to `rest`. */
export interface HttpRoutes {
  readonly mounts: Readonly<Record<string, HttpHandler>>;
  readonly rest: HttpHandler;
  /** Sees to what shall come to no handler. */
  readonly turnAway?: TurnAway;
  /** Where browsers come over TLS, they are told never to come without. */
  readonly publicUrl?: string | undefined;
}

const TWO_YEARS = 'max-age=63072000; includeSubDomains';

const REQUEST_TIMEOUT_MS = 30_000;
/** A file of a gigabyte takes its time; its rows are read as they come. */
const UPLOAD_TIMEOUT_MS = 3_600_000;
const UPLOADS = '/v1/imports';
/** Longer than clients and proxies keep an idle connection: whoever closes first must not be the server. */
const KEEP_ALIVE_MS = 75_000;
/** A token that is far too long is refused in our words. */
const LONGEST_HEADERS = 131_072;

/** One bare node http server: GraphQL must not pass through express, which would cost it two thirds. */
export function createHttpServer({ mounts, rest, publicUrl, turnAway }: HttpRoutes): Server {
  const server = createServer({ maxHeaderSize: LONGEST_HEADERS }, (request, response) => {
    const mount = mountOf(request.url ?? '/', Object.keys(mounts));
    const handler = (mount && mounts[mount]) || rest;
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
    if (publicUrl?.startsWith('https:')) response.setHeader('Strict-Transport-Security', TWO_YEARS);
    if (turnAway?.(request, response)) return;
    if (!request.url?.startsWith(UPLOADS)) limitBody(request);
    void inSpan(request, response, mount ?? 'rest', handler);
  });
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.requestTimeout = UPLOAD_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Cuts a request whose body does not arrive in time. */
function limitBody(request: IncomingMessage): void {
  const late = setTimeout(() => request.complete || request.destroy(), REQUEST_TIMEOUT_MS);
  late.unref();
  request.once('close', () => clearTimeout(late));
}

function mountOf(url: string, prefixes: readonly string[]): string | undefined {
  return prefixes.find(
    (prefix) => url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`),
  );
}

function inSpan(request: IncomingMessage, response: ServerResponse, name: string, handler: HttpHandler) {
  const traceparent = request.headers['traceparent'];
  const options = {
    kind: SpanKind.SERVER,
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
  };
  return withSpan(`${request.method ?? 'GET'} ${name}`, options, async () => {
    const closed = new Promise((resolve) => response.once('close', resolve));
    await handler(request, response);
    await closed;
  }).catch(() => void response.destroy());
}

/** Resolves with the port once the server listens; rejects when it cannot. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message =
    `Cổng ${port} trên ${host} đang được dùng: dừng chương trình đó, hoặc chọn cổng khác bằng PORT=<số>.\n` +
    `Port ${port} on ${host} is in use: stop what listens there, or choose another with PORT=<number>.`;
  return new Error(message, { cause: error });
}

const DRAIN_MS = 3000;

/** Takes no new requests, lets running ones end for a while, then cuts the rest. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
