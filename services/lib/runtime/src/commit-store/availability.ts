import { mongo } from 'mongoose';
import type { DomainError } from '@trienkhai/kernel/domain-error';
import { refuse } from '@trienkhai/kernel/domain-error';
import { endsWithin } from '../ends-within.ts';

/** Nothing was written; the caller may send again. */
export function unavailable(): DomainError {
  return refuse(
    'UNAVAILABLE',
    'Kho dữ liệu tạm thời không trả lời; chưa có gì được ghi. Hãy gửi lại sau ít giây.',
    'The store does not answer for the moment; nothing was written. Send again in a few seconds.',
    { facts: { retryAfterSeconds: '1' } },
  );
}

/** The commit may or may not have been written; only the same commandId tells. */
export function outcomeUnknown(commandId: string): DomainError {
  return refuse(
    'OUTCOME_UNKNOWN',
    'Chưa rõ lệnh đã được ghi hay chưa. Hãy gửi lại đúng lệnh này với cùng commandId.',
    'It is not known whether the command was recorded. Send the same command with the same commandId again.',
    { facts: { commandId, retryAfterSeconds: '1' } },
  );
}

/** The answer of a store call; UNAVAILABLE when the store is away or silent for `limitMs`. */
export async function answered<T>(call: Promise<T>, limitMs: number): Promise<T> {
  try {
    return await within(call, limitMs);
  } catch (error) {
    if (isOutage(error)) throw unavailable();
    throw error;
  }
}

class NoAnswerError extends Error {}

/** Rejects after `limitMs`; the call itself cannot be called back. */
export async function within<T>(call: Promise<T>, limitMs: number): Promise<T> {
  if (await endsWithin(limitMs, call)) return call;
  throw new NoAnswerError(`no answer within ${limitMs} ms`);
}

/** True when no server could be asked at all, so that nothing has been sent. */
export function isNeverSent(error: unknown): boolean {
  return (
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    // The driver does not export this one: no connection was to be had.
    (error instanceof mongo.MongoDriverError && error.name === 'MongoWaitQueueTimeoutError')
  );
}

/** True for everything that says "no answer" rather than "no". */
export function isOutage(error: unknown): boolean {
  if (error instanceof mongo.MongoServerError) {
    return error instanceof mongo.MongoWriteConcernError || isOutageCode(error.code);
  }
  return (
    isNeverSent(error) ||
    error instanceof NoAnswerError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoSystemError
  );
}

/** Stepped down, shutting down, interrupted, timed out: the server did not judge the request. */
export function isOutageCode(code: unknown): boolean {
  return OUTAGE_CODES.has(Number(code));
}

const OUTAGE_CODES = new Set([
  6, 7, 50, 64, 89, 91, 133, 134, 189, 202, 262, 317, 358, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
]);
