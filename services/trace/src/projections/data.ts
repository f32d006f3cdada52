import type { JsonObject } from '@trienkhai/kernel/envelope';

/** Readers of proto3 JSON: a field that is absent has its default value; a foreign one has none. */
export type Data = JsonObject;

export function text(data: Data, key: string): string {
  return maybeText(data, key) ?? '';
}

export function maybeText(data: Data, key: string): string | undefined {
  const value = data[key];
  return typeof value === 'string' ? value : undefined;
}

/** Throws where a field without which the fact means nothing is missing: the record is then parked. */
export function requiredText(data: Data, key: string): string {
  const value = maybeText(data, key);
  if (value === undefined || value === '') throw new TypeError(`the field ${key} is missing`);
  return value;
}

export function requiredPart(data: Data, key: string): Data {
  const value = maybePart(data, key);
  if (!value) throw new TypeError(`the field ${key} is missing`);
  return value;
}

export function maybePart(data: Data, key: string): Data | undefined {
  const value = data[key];
  return isData(value) ? value : undefined;
}

export function maybeNumber(data: Data, key: string): number | undefined {
  const value = data[key];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function flag(data: Data, key: string): boolean {
  return data[key] === true;
}

export function texts(data: Data, key: string): readonly string[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function parts<Part>(data: Data, key: string, read: (part: Data) => Part): readonly Part[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter(isData).map(read) : [];
}

/** The domain word behind a wire word: `LEVEL_COMMUNE` → `COMMUNE`; undefined for an unspecified one. */
export function word<Word extends string>(
  data: Data,
  key: string,
  prefix: string,
  list: readonly Word[],
): Word | undefined {
  const wire = data[key];
  return list.find((each) => wire === `${prefix}${each}`);
}

/** Without the fields that are undefined, so that equal facts are equal documents. */
export function lean<Shape extends object>(shape: Shape): Defined<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Defined<Shape>;
}

type Defined<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & { [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined> };

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
