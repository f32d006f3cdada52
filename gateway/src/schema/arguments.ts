import { isDay } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import {
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import { isGiven } from './given.ts';

const LONGEST_TEXT = 1000;
const LONGEST_LIST = 500;
const LARGEST_PAGE = 500;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Throws unless the arguments of a field that reads can be borne: days and instants exist, texts and lists
 * have an end, `first` is from 0 to 500. Commands check their own input.
 */
export function checkArguments(declared: readonly GraphQLArgument[], args: Record<string, unknown>): void {
  for (const { name, type } of declared) check(type, args[name], [name]);
}

function check(declared: GraphQLInputType, value: unknown, path: readonly string[]): void {
  if (!isGiven(value)) return;
  const type = getNullableType(declared);
  if (isListType(type)) {
    const list = value as readonly unknown[];
    if (list.length > LONGEST_LIST) throw tooMany(path);
    list.forEach((each, index) => check(type.ofType, each, [...path, String(index)]));
  } else if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    for (const field of fields)
      check(field.type, (value as Record<string, unknown>)[field.name], [...path, field.name]);
  } else if (typeof value === 'string') {
    checkText(type.name, value, path);
  } else if (path[0] === 'first' && ((value as number) < 0 || (value as number) > LARGEST_PAGE)) {
    throw pageTooLarge(path);
  }
}

function checkText(type: string, value: string, path: readonly string[]): void {
  if (value.length > LONGEST_TEXT) throw tooLong(path);
  if (type === 'Date' && !isDay(value)) throw noDay(value, path);
  if (type === 'DateTime' && !isInstant(value)) throw noInstant(value, path);
}

function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDay(day);
}

function noDay(value: string, path: readonly string[]): DomainError {
  return refuse(
    'DATE_INVALID',
    `"${value}" không phải là ngày có thật viết theo dạng NNNN-TT-NN, ví dụ 2022-04-12.`,
    `"${value}" is not a day that exists, written YYYY-MM-DD, e.g. 2022-04-12.`,
    { path },
  );
}

function noInstant(value: string, path: readonly string[]): DomainError {
  return refuse(
    'DATE_INVALID',
    `"${value}" không phải là thời điểm theo RFC 3339, ví dụ 2022-04-12T03:00:00Z.`,
    `"${value}" is not an instant after RFC 3339, e.g. 2022-04-12T03:00:00Z.`,
    { path },
  );
}

function tooLong(path: readonly string[]): DomainError {
  return refuse(
    'TEXT_TOO_LONG',
    `"${path.join('.')}" dài quá ${LONGEST_TEXT} ký tự. Rút ngắn lại.`,
    `"${path.join('.')}" is longer than ${LONGEST_TEXT} characters. Shorten it.`,
    { path },
  );
}

function tooMany(path: readonly string[]): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `"${path.join('.')}" có quá ${LONGEST_LIST} mục. Chia nhỏ rồi hỏi lại.`,
    `"${path.join('.')}" has more than ${LONGEST_LIST} entries. Ask in parts.`,
    { path },
  );
}

function pageTooLarge(path: readonly string[]): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `"first" phải từ 0 đến ${LARGEST_PAGE}. Lấy tiếp bằng "after".`,
    `"first" must be from 0 to ${LARGEST_PAGE}. Go on with "after".`,
    { path },
  );
}
