import { DomainError, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { GraphQLError } from 'graphql';
import { HttpError } from '../errors.ts';

interface Logger {
  error(details: object, message: string): void;
}

/** Facts that are lists of ids leave as lists. */
const LISTS = ['candidates', 'successors', 'predecessors'];

/** How a response says that the caller may try again soon. */
export const OUTAGE = { status: 503, headers: { 'Retry-After': '1' } };

const HTTP: Partial<Record<DomainErrorCode, object>> = {
  UNAUTHENTICATED: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
  UNAVAILABLE: OUTAGE,
  // A request that is wrong in itself: 400 for clients that speak GraphQL over HTTP, 200 for older ones.
  QUERY_TOO_COMPLEX: { status: 400, spec: true },
};

/** What the code words of the GraphQL server itself mean to the caller: the request does not read. */
const UNREADABLE = {
  vi: 'Yêu cầu GraphQL không hợp lệ. Sửa lại theo lược đồ: ',
  en: 'The GraphQL request is not valid. Put it right by the schema: ',
};

/** Every error as the client sees it: `extensions.code`, both languages, path and facts; faults lose all detail. */
export function describeError(error: unknown, logger: Logger): GraphQLError {
  if (error instanceof GraphQLError && isDescribed(error)) return error;
  const refusal = refusalIn(error);
  if (refusal) return describe(error, refusal.text.en, extensionsOf(refusal));
  if (error instanceof HttpError) return describeHttp(error);
  if (error instanceof GraphQLError && !causeOf(error)) return describeUnreadable(error);
  logger.error({ err: causeOf(error) ?? error }, 'GraphQL request failed');
  const message = { vi: 'Lỗi hệ thống. Đã ghi lại để xử lý.', en: 'Internal error. It has been noted.' };
  return describe(error, message.en, { code: 'INTERNAL', message });
}

function describe(error: unknown, text: string, extensions: Record<string, unknown>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(text, { extensions });
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(text, { nodes, source, positions, path, extensions });
}

/** A refusal that has a status of its own at every door. */
function describeHttp({ refusal, status, headers }: HttpError): GraphQLError {
  const extensions = { ...extensionsOf(refusal), http: { status, headers } };
  return new GraphQLError(refusal.text.en, { extensions });
}

function describeUnreadable(error: GraphQLError): GraphQLError {
  const { http: status, originalError: notJson } = (error.extensions ?? {}) as {
    http?: object;
    originalError?: unknown;
  };
  // A body that is no JSON is no GraphQL request either: its status is 400 for every client.
  const http = status && notJson ? { ...status, spec: false } : status;
  const message = { vi: UNREADABLE.vi + error.message, en: UNREADABLE.en + error.message };
  const extensions = { code: 'INVALID_ARGUMENT', message, path: [], ...(http ? { http } : {}) };
  return describe(error, error.message, extensions);
}

function extensionsOf({ code, text, path, facts }: DomainError): Record<string, unknown> {
  const lists = LISTS.filter((name) => name in facts).map((name) => [
    name,
    (facts[name] ?? '').split(',').filter(Boolean),
  ]);
  const http = code === 'RATE_LIMITED' ? tooMany(facts) : HTTP[code];
  return { ...facts, ...Object.fromEntries(lists), code, message: text, path, ...(http ? { http } : {}) };
}

function tooMany({ retryAfterSeconds = '1' }: DomainError['facts']): object {
  return { status: 429, headers: { 'Retry-After': retryAfterSeconds } };
}

function isDescribed({ extensions }: GraphQLError): boolean {
  return typeof extensions?.['message'] === 'object' && typeof extensions['code'] === 'string';
}

function refusalIn(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  return error instanceof GraphQLError ? refusalIn(error.originalError) : undefined;
}

/** The fault behind a GraphQL error; undefined when the GraphQL layer itself refused the request. */
export function causeOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return error.originalError === undefined ? undefined : causeOf(error.originalError);
}
