import {
  Metadata,
  status,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerErrorResponse,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { SpanKind, type Span } from '@opentelemetry/api';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { bearerToken, type Principal, type TokenVerifier } from '../auth.ts';
import { DETAILS_KEY, encodeDetails, grpcStatusOf, outageOf, unavailable } from '../error-status.ts';
import { admitCaller } from '../peer-identity/callers.ts';
import { withSpan } from '../telemetry.ts';

/** What a handler knows of the call besides its request. */
export interface CallContext {
  readonly principal: Principal;
  /** Aborted when the caller goes away or the deadline passes. */
  readonly signal: AbortSignal;
  readonly deadline: Date;
}

// oxlint-disable-next-line no-explicit-any -- each handler takes the request type of its own method
export type Handler = (request: any, call: CallContext) => Promise<unknown> | AsyncIterable<unknown>;

interface Edge {
  readonly identity?: string | undefined;
  readonly verifyToken: TokenVerifier;
  readonly admit?: (principal: Principal) => void;
  readonly logger: Pick<Logger, 'error'>;
  readonly method: string;
}

type Call = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;

const DEFAULT_DEADLINE_MS = 5000;
const LONGEST_STREAM_MS = 24 * 3600 * 1000;

/** Verifies, bounds, traces and answers one call that has one answer. */
export function unaryHandler(handler: Handler, edge: Edge): handleUnaryCall<unknown, unknown> {
  return (call, reply) => {
    inSpan(call, edge, (span) =>
      withContext(call, edge, DEFAULT_DEADLINE_MS, (each) => answer(handler, call, each), span),
    )
      .then((response) => reply(null, response))
      .catch((error: unknown) => reply(toStatus(error, edge)));
  };
}

/** The same for a call that is answered by a stream; a slow reader slows the handler down. */
export function streamHandler(handler: Handler, edge: Edge): handleServerStreamingCall<unknown, unknown> {
  return (call) => {
    inSpan(call, edge, (span) =>
      withContext(call, edge, LONGEST_STREAM_MS, (each) => pour(handler, call, each), span),
    )
      .then(() => call.end())
      // A destroyed call would never send its status.
      .catch((error: unknown) => void call.emit('error', toStatus(error, edge)));
  };
}

async function answer(handler: Handler, call: Call, each: CallContext): Promise<unknown> {
  return handler(call.request, each);
}

async function pour(handler: Handler, call: ServerWritableStream<unknown, unknown>, each: CallContext) {
  const stream = handler(call.request, each) as AsyncIterable<unknown>;
  for await (const message of stream) {
    if (each.signal.aborted) return;
    if (!call.write(message)) await once(call, 'drain', { signal: each.signal });
  }
}

async function withContext<Answer>(
  call: Call,
  { identity, method, verifyToken, admit }: Edge,
  longestMs: number,
  run: (context: CallContext) => Promise<Answer>,
  span: Span,
): Promise<Answer> {
  const deadline = deadlineOf(call, longestMs);
  const abort = new AbortController();
  const timer = setTimeout(
    () => abort.abort(unavailable({ reason: 'deadline' })),
    deadline.getTime() - Date.now(),
  );
  const cancelled = () => abort.abort(unavailable({ reason: 'cancelled' }));
  call.once('cancelled', cancelled);
  try {
    if (identity !== undefined) admitCaller(call, method);
    const principal = await verifyToken(bearerToken(call.metadata.get('authorization').map(String)[0]));
    admit?.(principal);
    span.setAttribute('enduser.id', principal.actor);
    return await run({ principal, signal: abort.signal, deadline });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearTimeout(timer);
    call.off('cancelled', cancelled);
  }
}

function deadlineOf(call: Call, longestMs: number): Date {
  const given = Number(call.getDeadline());
  const latest = Date.now() + longestMs;
  return new Date(Number.isFinite(given) ? Math.min(given, Date.now() + LONGEST_STREAM_MS) : latest);
}

/** One server span per call, child of the caller's where the metadata carry a traceparent. */
function inSpan<Answer>(call: Call, { method }: Edge, run: (span: Span) => Promise<Answer>): Promise<Answer> {
  const traceparent = call.metadata.get('traceparent').map(String)[0];
  return withSpan(method.slice(1), { kind: SpanKind.SERVER, traceparent }, run);
}

/** A refusal leaves typed; a fault of the program is logged here, once, and leaves without detail. */
function toStatus(error: unknown, { logger, method }: Edge): ServerErrorResponse {
  const refusal = error instanceof DomainError ? error : outageOf(error);
  if (!refusal) {
    logger.error({ err: error, method }, 'call failed');
    return { name: 'INTERNAL', message: 'internal error', code: status.INTERNAL, details: 'internal error' };
  }
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, encodeDetails(refusal));
  const details = refusal.message;
  return { name: refusal.code, message: details, code: grpcStatusOf(refusal.code), details, metadata };
}
