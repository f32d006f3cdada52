import { refuse, type DomainError, type DomainErrorCode } from '@trienkhai/kernel/domain-error';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The first fault of an input as a refusal with code, path and a sentence in both languages. */
export function inputError(
  error: z.ZodError,
  nameOf = (path: readonly string[]) => path.join('.'),
): DomainError {
  const issue = error.issues[0];
  if (!issue) return refuse('INVALID_ARGUMENT', 'Dữ liệu không hợp lệ.', 'The input is not valid.');
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(
    String,
  );
  const [code, vi, en] = sentence(issue, nameOf(path));
  return refuse(code, vi, en, { path });
}

function sentence(issue: Issue, at: string): readonly [DomainErrorCode, string, string] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return [
        'INVALID_ARGUMENT',
        `Không có trường "${at}". Bỏ trường này.`,
        `There is no field "${at}". Leave it out.`,
      ];
    case 'invalid_type':
      return issue.input === undefined ? missing(at) : wrongType(issue, at);
    case 'invalid_value':
      return oneOf(issue.values.map(String), at);
    case 'too_big':
      return tooBig(issue, at);
    case 'too_small':
      return tooSmall(issue, at);
    case 'invalid_format':
      return badFormat(issue.format, at);
    default:
      return ['INVALID_ARGUMENT', `"${at}" không hợp lệ.`, `"${at}" is not valid.`];
  }
}

const missing = (at: string) =>
  ['INVALID_ARGUMENT', `Thiếu "${at}". Bổ sung trường này.`, `"${at}" is missing. Add this field.`] as const;

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, at: string) {
  const type = issue.expected;
  return [
    'INVALID_ARGUMENT',
    `"${at || 'body'}" phải có kiểu ${type}.`,
    `"${at || 'body'}" must be of type ${type}.`,
  ] as const;
}

const oneOf = (values: readonly string[], at: string) =>
  [
    'INVALID_ARGUMENT',
    `"${at}" phải là một trong: ${values.join(', ')}.`,
    `"${at}" must be one of: ${values.join(', ')}.`,
  ] as const;

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, at: string) {
  const most = String(issue.maximum);
  if (issue.origin === 'string') {
    return [
      'TEXT_TOO_LONG',
      `"${at}" dài quá ${most} ký tự. Rút ngắn lại.`,
      `"${at}" is longer than ${most} characters. Shorten it.`,
    ] as const;
  }
  if (issue.origin === 'array') {
    return [
      'INVALID_ARGUMENT',
      `"${at}" có quá ${most} mục. Chia nhỏ rồi gửi.`,
      `"${at}" has more than ${most} entries. Send it in parts.`,
    ] as const;
  }
  return ['COUNT_INVALID', `"${at}" không được quá ${most}.`, `"${at}" must be at most ${most}.`] as const;
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, at: string) {
  const least = String(issue.minimum);
  if (issue.origin === 'string' || issue.origin === 'array') {
    return ['INVALID_ARGUMENT', `"${at}" không được để trống.`, `"${at}" must not be empty.`] as const;
  }
  return [
    'COUNT_INVALID',
    `"${at}" không được nhỏ hơn ${least}.`,
    `"${at}" must be at least ${least}.`,
  ] as const;
}

function badFormat(format: string, at: string) {
  if (format === 'date') {
    return [
      'DATE_INVALID',
      `"${at}" phải là ngày có thật, viết theo dạng NNNN-TT-NN, ví dụ 2022-04-12.`,
      `"${at}" must be a day that exists, written YYYY-MM-DD, e.g. 2022-04-12.`,
    ] as const;
  }
  return [
    'INVALID_ARGUMENT',
    `"${at}" viết sai dạng hoặc có ký tự không được phép.`,
    `"${at}" is written in a wrong form or has characters that are not allowed.`,
  ] as const;
}
