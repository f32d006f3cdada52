import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import { httpStatusOf } from '@trienkhai/runtime/error-status';

/** A refusal that HTTP itself has a status for: 404 of a path, 405, 413, 415. */
export class HttpError extends Error {
  readonly status: number;
  readonly refusal: DomainError;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, refusal: DomainError, headers: Readonly<Record<string, string>> = {}) {
    super(refusal.message);
    this.name = 'HttpError';
    this.status = status;
    this.refusal = refusal;
    this.headers = headers;
  }
}

/** RFC 9457 problem, with the code, the place of the fault and a sentence in both languages. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly path: readonly string[];
  readonly message: { readonly vi: string; readonly en: string };
  readonly facts?: Readonly<Record<string, string>>;
}

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
}

const HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer realm="trienkhai"' },
  429: { 'retry-after': '1' },
  503: { 'retry-after': '1' },
};

/** What a client is told of an error; undefined where it is a fault of the program. */
export function problemOf(error: unknown): ProblemAnswer | undefined {
  if (error instanceof HttpError) return answer(error.refusal, error.status, error.headers);
  if (error instanceof DomainError) return answer(error, httpStatusOf(error.code));
  return undefined;
}

/** The answer to a fault of the program: nothing of the inside is told. */
export function internalProblem(): ProblemAnswer {
  const message = {
    vi: 'Hệ thống gặp lỗi. Thử lại; nếu vẫn lỗi, báo cho bộ phận vận hành.',
    en: 'The system failed. Try again; if it fails again, tell the operators.',
  };
  const body = {
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    code: 'INTERNAL',
    path: [],
    message,
  };
  return { status: 500, headers: {}, body };
}

function answer(
  { code, text, path, facts }: DomainError,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  const { retryAfterSeconds } = facts;
  const later = retryAfterSeconds === undefined ? {} : { 'retry-after': retryAfterSeconds };
  const known = Object.keys(facts).length > 0 ? { facts } : {};
  const body = {
    type: `urn:trienkhai:problem:${code}`,
    title: text.en,
    status,
    code,
    path,
    message: text,
    ...known,
  };
  return { status, headers: { ...HEADERS[status], ...later, ...headers }, body };
}

export function notFound(path: string): HttpError {
  return new HttpError(
    404,
    refuse('NOT_FOUND', `Không có địa chỉ ${path}. Xem /docs.`, `There is nothing at ${path}. See /docs.`),
  );
}

export function methodNotAllowed(allowed: string): HttpError {
  const refusal = refuse(
    'INVALID_ARGUMENT',
    `Chỉ dùng được ${allowed} ở địa chỉ này.`,
    `Only ${allowed} works here.`,
  );
  return new HttpError(405, refusal, { allow: allowed });
}

export function unsupported(): HttpError {
  return new HttpError(
    415,
    refuse(
      'INVALID_ARGUMENT',
      'Gửi nội dung JSON (UTF-8) với tiêu đề "Content-Type: application/json".',
      'Send JSON (UTF-8) with the header "Content-Type: application/json".',
      { path: ['Content-Type'] },
    ),
  );
}

export function tooLarge(): HttpError {
  return new HttpError(
    413,
    refuse(
      'EVENT_TOO_LARGE',
      'Nội dung gửi quá lớn. Chia nhỏ rồi gửi lại.',
      'The body is too large. Send it in parts.',
    ),
  );
}
