import { isDay, type Day } from '@trienkhai/kernel/day';
import { faults as say } from './fault-messages.ts';
import type { Fault } from './faults.ts';
import type { Field, FieldNamed, Value, Values } from './form.ts';
import { kindOf } from './kinds.ts';
import { readCount, readDecimal, type ReadNumber } from './read-number.ts';
import { asked, groupIn, idsIn, isBlank, rowsIn, textIn } from './values.ts';

export interface Written {
  readonly input: Readonly<Record<string, unknown>>;
  /** What has to be put right before anything is sent. */
  readonly faults: readonly Fault[];
}

type Path = readonly string[];
interface Converted {
  /** Undefined: left out. */
  readonly value?: unknown;
  readonly faults?: readonly Fault[];
}

/** What was written as the input of a command. Blank rows have been taken out before. */
export function inputOf(fields: readonly Field[], values: Values, today: Day, path: Path = []): Written {
  const input: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const field of asked(fields, values)) {
    const written = convert(field, values[field.name], today, [...path, field.name]);
    if (written.value !== undefined) input[field.name] = written.value;
    faults.push(...(written.faults ?? []));
  }
  return { input, faults };
}

function convert(field: Field, value: Value | undefined, today: Day, path: Path): Converted {
  if (field.type === 'remainder') return {};
  if (field.required && isMissing(field, value)) return { faults: [{ path, message: say.missing(field) }] };
  switch (field.type) {
    case 'directives':
    case 'units':
    case 'facts':
    case 'choices':
      return { value: idsIn(value) };
    case 'flag':
      return { value: textIn(value) === 'true' };
    case 'lines':
      return { value: keyed(linesIn(textIn(value)), field.key) };
    case 'points':
      return convertPoints(field, groupIn(value), path);
    case 'rows':
      return convertRows(field, rowsIn(value), today, path);
    case 'group':
      return isBlank(field, value) ? {} : convertGroup(field, groupIn(value), today, path);
    case 'period':
      return isBlank(field, value) ? {} : convertPeriod(groupIn(value), today, path);
    case 'day':
      return convertDay(textIn(value), path);
    case 'count':
      return convertNumber(textIn(value), readCount, path);
    case 'decimal':
      return convertNumber(textIn(value), readDecimal, path);
    case 'kind':
      return { value: kindOf(textIn(value), field.options) || undefined };
    case 'kinds':
      return { value: linesIn(textIn(value)).map((line) => kindOf(line, field.options)) };
    default:
      return { value: textIn(value).trim() || undefined };
  }
}

const isMissing = (field: Field, value: Value | undefined) =>
  field.type === 'kind' || field.type === 'choice' ? textIn(value).trim() === '' : isBlank(field, value);

function convertRows(field: FieldNamed<'rows'>, rows: readonly Values[], today: Day, path: Path): Converted {
  const written = rows.map((row, index) => inputOf(field.of, row, today, [...path, String(index)]));
  return { value: written.map(({ input }) => input), faults: written.flatMap(({ faults }) => faults) };
}

/** Criteria without points are left out. */
function convertPoints({ of }: FieldNamed<'points'>, values: Values, path: Path): Converted {
  const read = of.map(({ code }) => ({
    criterion: code,
    ...convertNumber(textIn(values[code]), readDecimal, [...path, code]),
  }));
  const given = read.filter(({ value }) => value !== undefined);
  return {
    value: given.map(({ criterion, value }) => ({ criterion, points: value })),
    faults: read.flatMap(({ faults = [] }) => faults),
  };
}

function convertGroup(field: FieldNamed<'group'>, values: Values, today: Day, path: Path): Converted {
  const { input, faults } = inputOf(field.of, values, today, path);
  return { value: input, faults };
}

function convertDay(text: string, path: Path): Converted {
  if (text === '') return {};
  return isDay(text) ? { value: text } : { faults: [{ path, message: say.noDay(text) }] };
}

/** A period that ends later was still running when it was told of. */
function convertPeriod({ from, to, label }: Values, today: Day, path: Path): Converted {
  const days = { from: textIn(from), to: textIn(to) };
  const faults = Object.entries(days).flatMap(([name, day]) => {
    const at = [...path, name];
    return day === '' ? [{ path: at, message: say.dayMissing }] : (convertDay(day, at).faults ?? []);
  });
  if (faults.length > 0) return { faults };
  const name = textIn(label).trim();
  return { value: { ...days, closed: days.to <= today, ...(name === '' ? {} : { label: name }) } };
}

function convertNumber(text: string, read: (text: string) => ReadNumber, path: Path): Converted {
  if (text.trim() === '') return {};
  const value = read(text);
  return typeof value === 'number' ? { value } : { faults: [{ path, message: say[value](text.trim()) }] };
}

function keyed(lines: readonly string[], key: string | undefined): readonly unknown[] {
  return key === undefined ? lines : lines.map((line) => ({ [key]: line }));
}

export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
