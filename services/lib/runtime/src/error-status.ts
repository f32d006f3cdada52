import { status, type Metadata } from '@grpc/grpc-js';
import { DomainError, refuse, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { RpcStatus } from '@trienkhai/proto/trienkhai/common/v1/status';
import { ErrorDetail } from '@trienkhai/proto/trienkhai/common/v1/types';

/** Trailer in which gRPC carries rich error details. */
export const DETAILS_KEY = 'grpc-status-details-bin';
const DETAIL_TYPE = 'type.googleapis.com/trienkhai.common.v1.ErrorDetail';

/** Codes that are not a refusal of what was asked; every other code is FAILED_PRECONDITION. */
const GRPC_STATUS: Partial<Record<DomainErrorCode, status>> = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  QUERY_TOO_COMPLEX: status.INVALID_ARGUMENT,
  OPERATION_UNKNOWN: status.INVALID_ARGUMENT,
  UNAUTHENTICATED: status.UNAUTHENTICATED,
  FORBIDDEN: status.PERMISSION_DENIED,
  NOT_FOUND: status.NOT_FOUND,
  IDEMPOTENCY_KEY_REUSED: status.ALREADY_EXISTS,
  VERSION_CONFLICT: status.ABORTED,
  RATE_LIMITED: status.RESOURCE_EXHAUSTED,
  OUTCOME_UNKNOWN: status.UNAVAILABLE,
  NOT_YET: status.UNAVAILABLE,
  UNAVAILABLE: status.UNAVAILABLE,
};

const HTTP_STATUS: Partial<Record<status, number>> = {
  [status.INVALID_ARGUMENT]: 400,
  [status.UNAUTHENTICATED]: 401,
  [status.PERMISSION_DENIED]: 403,
  [status.NOT_FOUND]: 404,
  [status.ALREADY_EXISTS]: 409,
  [status.ABORTED]: 412,
  [status.FAILED_PRECONDITION]: 422,
  [status.RESOURCE_EXHAUSTED]: 429,
  [status.UNAVAILABLE]: 503,
};

/** gRPC status under which a refusal leaves a service. */
export function grpcStatusOf(code: DomainErrorCode): status {
  return GRPC_STATUS[code] ?? status.FAILED_PRECONDITION;
}

/** HTTP status of the same refusal: 400, 401, 403, 404, 409, 412, 422, 429 or 503. */
export function httpStatusOf(code: DomainErrorCode): number {
  return HTTP_STATUS[grpcStatusOf(code)] ?? 500;
}

/** Trailer value for a refusal: google.rpc.Status with one ErrorDetail. */
export function encodeDetails(error: DomainError): Buffer {
  const { code, text } = error;
  const value = ErrorDetail.encode(detailOf(error)).finish();
  const details = [{ typeUrl: DETAIL_TYPE, value: Buffer.from(value) }];
  return Buffer.from(RpcStatus.encode({ code: grpcStatusOf(code), message: text.en, details }).finish());
}

/** A refusal as a message. */
export function detailOf({ code, text, path, facts }: DomainError): ErrorDetail {
  return { code, message: { ...text }, path: [...path], facts: { ...facts } };
}

/** The refusal in a trailer, or undefined when it carries none of ours. */
export function decodeDetails(metadata: Metadata): DomainError | undefined {
  const trailer = metadata.get(DETAILS_KEY)[0];
  if (!Buffer.isBuffer(trailer)) return undefined;
  const packed = RpcStatus.decode(trailer).details.find((detail) => detail.typeUrl === DETAIL_TYPE);
  if (!packed) return undefined;
  return refusalIn(ErrorDetail.decode(packed.value));
}

/** The refusal that a message tells of. */
export function refusalIn({ code, message, path, facts }: ErrorDetail): DomainError {
  const text = { vi: message?.vi ?? '', en: message?.en ?? '' };
  return new DomainError(code as DomainErrorCode, { message: text, path, facts });
}

const OUTAGE =
  /^Mongo(ose)?(Network|NetworkTimeout|ServerSelection|NotConnected|Topology\w*|PoolCleared\w*)Error$/;

/** A known outage of the store as a typed refusal; undefined for anything unexpected. */
export function outageOf(error: unknown): DomainError | undefined {
  if (!(error instanceof Error) || !OUTAGE.test(error.name)) return undefined;
  return unavailable();
}

/** The system cannot answer at present; the caller may try again. */
export function unavailable(facts: Readonly<Record<string, string>> = {}): DomainError {
  return refuse(
    'UNAVAILABLE',
    'Hệ thống tạm thời không phục vụ được. Vui lòng gửi lại sau ít giây.',
    'The system cannot answer at present. Send the request again in a few seconds.',
    { facts },
  );
}
