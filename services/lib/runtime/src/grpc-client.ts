import {
  Client,
  Metadata,
  status,
  type MethodDefinition,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { BatchServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/batch';
import { decodeDetails, unavailable } from './error-status.ts';
import { createBatches, responseIn } from './grpc-client/batch.ts';
import { channelCredentials, type Peer } from './peer-identity.ts';
import { currentTraceparent } from './telemetry.ts';

export interface CallOptions {
  /** Bearer token of the account on whose behalf the call is made. */
  readonly token: string;
  /** Absent: five seconds from now for one answer, none for a stream. */
  readonly deadline?: Date | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface MethodTypes<Request, Response> {
  readonly path: string;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: Request) => Buffer;
  readonly responseDeserialize: (value: Buffer) => Response;
}

type Rpc<Method> =
  Method extends MethodTypes<infer Request, infer Response>
    ? Method extends { readonly responseStream: true }
      ? (request: Request, options: CallOptions) => AsyncIterable<Response>
      : (request: Request, options: CallOptions) => Promise<Response>
    : never;

/** One method per rpc of the service; a refusal is thrown as the DomainError that the service threw. */
export type GrpcClient<Definition> = { readonly [Name in keyof Definition]: Rpc<Definition[Name]> } & {
  /** Ends the channel; calls under way fail. */
  close(): void;
};

type Method = MethodDefinition<unknown, unknown>;

const DEFAULT_DEADLINE_MS = 5000;
/** Bytes from which on a request goes by itself. */
const LARGEST_TOGETHER = 500_000;
const HEALTH_CHECK = '/grpc.health.v1.Health/Check';
/** HealthCheckResponse { status: SERVING }. */
const SERVING = Buffer.from([0x08, 0x01]);
const CHANNEL = {
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5000,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
  // Where a name stands for several instances, each takes its share and the others take over a lost one's.
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
};

/** A client of one service; connects on first use and again after an outage. */
export function connectGrpc<Definition>(definition: Definition, peer: Peer): GrpcClient<Definition> {
  const channel = open(peer);
  const methods: Record<string, unknown> = { close: () => channel.close() };
  for (const [name, method] of Object.entries(definition as ServiceDefinition)) {
    methods[name] = (request: unknown, options: CallOptions) =>
      method.responseStream
        ? streamCall(channel, method, request, options)
        : unaryCall(channel, method, request, options);
  }
  return methods as GrpcClient<Definition>;
}

/**
 * The same for much at once: calls with one answer that begin in the same turn travel as one message. Only writing
 * services take them so.
 */
export function connectForMany<Definition>(definition: Definition, peer: Peer): GrpcClient<Definition> {
  const one = connectGrpc(definition, peer);
  const batches = connectGrpc(BatchServiceService, peer);
  const together = createBatches(async (calls, options) => {
    const { answers } = await batches.callAll({ calls: [...calls] }, options);
    return answers;
  });
  const methods: Record<string, unknown> = {
    ...one,
    close: () => [one, batches].forEach((each) => each.close()),
  };
  for (const [name, method] of Object.entries(definition as ServiceDefinition)) {
    if (method.responseStream) continue;
    methods[name] = async (message: unknown, options: CallOptions) => {
      const request = method.requestSerialize(message);
      if (request.length > LARGEST_TOGETHER) return unaryOf(one, name)(message, options);
      return responseIn(await together({ method: method.path, request }, options), method);
    };
  }
  return methods as GrpcClient<Definition>;
}

type Unary = (message: unknown, options: CallOptions) => Promise<unknown>;

function unaryOf(client: unknown, name: string): Unary {
  return (client as Readonly<Record<string, Unary>>)[name]!;
}

/** Whether a service says that it is SERVING, by grpc.health.v1. */
export function askHealth(peer: Peer, timeoutMs: number): Promise<boolean> {
  const channel = open(peer);
  const asBytes = (value: Buffer) => value;
  const deadline = new Date(Date.now() + timeoutMs);
  return new Promise((resolve) => {
    channel.makeUnaryRequest(
      HEALTH_CHECK,
      asBytes,
      asBytes,
      Buffer.alloc(0),
      new Metadata(),
      { deadline },
      (_, answer) => {
        channel.close();
        resolve(answer?.equals(SERVING) ?? false);
      },
    );
  });
}

function open(peer: Peer): Client {
  return new Client(peer.address, channelCredentials(peer), {
    ...CHANNEL,
    // A service is whoever proves its name, at whatever address.
    'grpc.ssl_target_name_override': peer.name,
  });
}

function unaryCall(
  channel: Client,
  method: Method,
  request: unknown,
  options: CallOptions,
): Promise<unknown> {
  const { deadline = new Date(Date.now() + DEFAULT_DEADLINE_MS), signal } = options;
  return new Promise((resolve, reject) => {
    const { path, requestSerialize, responseDeserialize } = method;
    const call = channel.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadataOf(options),
      { deadline },
      (error, response) => {
        signal?.removeEventListener('abort', cancel);
        if (error) reject(refusalOf(error, request));
        else resolve(response);
      },
    );
    const cancel = () => call.cancel();
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}

async function* streamCall(
  channel: Client,
  method: Method,
  request: unknown,
  options: CallOptions,
): AsyncGenerator<unknown> {
  const { deadline, signal } = options;
  const { path, requestSerialize, responseDeserialize } = method;
  const settings = deadline ? { deadline } : {};
  const call = channel.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    metadataOf(options),
    settings,
  );
  const cancel = () => call.cancel();
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const message of call) yield message;
  } catch (error) {
    if (!signal?.aborted) throw refusalOf(error as ServiceError, request);
  } finally {
    signal?.removeEventListener('abort', cancel);
    call.cancel();
  }
}

function metadataOf({ token }: CallOptions): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const traceparent = currentTraceparent();
  if (traceparent) metadata.set('traceparent', traceparent);
  return metadata;
}

/** The service's own refusal, or what the transport's status means for the caller. */
function refusalOf(error: ServiceError, request: unknown): Error {
  const typed = error.metadata ? decodeDetails(error.metadata) : undefined;
  if (typed) return typed;
  switch (error.code) {
    case status.UNAVAILABLE:
      // A connection that broke under a call says nothing of what the other side has done.
      return NEVER_SENT.test(error.details) || !mayRecord(request) ? unavailable() : outcomeUnknown();
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
      return mayRecord(request) ? outcomeUnknown() : unavailable();
    case status.RESOURCE_EXHAUSTED:
      return tooLarge();
    default:
      return error;
  }
}

/** grpc-js in words: there was no connection on which the call could have gone out. */
const NEVER_SENT = /^(?:\w+: )?(?:No connection established|Name resolution failed)/;

/** True also of calls that travel together: what may have been recorded once may have been for each. */
function mayRecord(request: unknown): boolean {
  const message = request as { meta?: { commandId?: string }; calls?: unknown } | undefined;
  return Boolean(message?.meta?.commandId) || message?.calls !== undefined;
}

function outcomeUnknown(): DomainError {
  return refuse(
    'OUTCOME_UNKNOWN',
    'Chưa biết lệnh đã được ghi hay chưa. Gửi lại với cùng mã lệnh (commandId).',
    'It is not known whether the command was recorded. Send it again with the same commandId.',
  );
}

function tooLarge(): DomainError {
  return refuse(
    'EVENT_TOO_LARGE',
    'Nội dung gửi quá lớn. Chia nhỏ rồi gửi lại.',
    'The message is too large. Send it in smaller parts.',
  );
}
