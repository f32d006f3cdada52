import type { Field, FieldNamed, Value, Values } from './form.ts';

/** Reading what was written: every value may still be missing. */
export function textIn(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function idsIn(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function rowsIn(value: Value | undefined): readonly Values[] {
  return Array.isArray(value) ? (value as readonly Values[]) : [];
}

export function groupIn(value: Value | undefined): Values {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Values) : {};
}

/** The fields that are asked for as things stand. */
export function asked(fields: readonly Field[], values: Values): readonly Field[] {
  return fields.filter(({ when }) => when?.(values) ?? true);
}

/** Whether nothing was written; a choice says nothing by itself. */
export function isBlank(field: Field, value: Value | undefined): boolean {
  switch (field.type) {
    case 'remainder':
    case 'kept':
    case 'choice':
    case 'kind':
      return true;
    case 'directives':
    case 'units':
    case 'facts':
    case 'choices':
      return idsIn(value).length === 0;
    case 'rows':
      return rowsIn(value).every((row) => isBlankRow(field.of, row));
    case 'group':
      return isBlankRow(field.of, groupIn(value));
    case 'period':
    case 'points':
      return Object.values(groupIn(value)).every((part) => textIn(part).trim() === '');
    default:
      return textIn(value).trim() === '';
  }
}

const isBlankRow = (fields: readonly Field[], row: Values) =>
  fields.every((field) => isBlank(field, row[field.name]));

/** The same without the rows in which nothing was written, so that places on the screen and in the command agree. */
export function withoutBlankRows<Kept extends Values>(fields: readonly Field[], values: Kept): Kept {
  const tidy = fields.filter(isNested).map((field) => [field.name, tidied(field, values[field.name])]);
  return { ...values, ...Object.fromEntries(tidy) };
}

type Nested = FieldNamed<'rows'> | FieldNamed<'group'>;
const isNested = (field: Field): field is Nested => field.type === 'rows' || field.type === 'group';

function tidied(field: Nested, value: Value | undefined): Value {
  if (field.type === 'group') return withoutBlankRows(field.of, groupIn(value));
  const rows = rowsIn(value);
  const written = rows.filter((row, at) => !isBlankRow(field.of, row) || isChosen(field.of, rows, at));
  return written.map((row) => withoutBlankRows(field.of, row));
}

/** Whether somebody chose something in a row in which nothing else was written: it is told what is missing. */
function isChosen(fields: readonly Field[], rows: readonly Values[], at: number): boolean {
  const begun = blankRow(fields, rows.slice(0, at));
  return Object.entries(begun).some(([name, preset]) => (rows[at]?.[name] ?? preset) !== preset);
}

/** A row as it begins: of each choice the first that no other row has made, where there is one. */
export function blankRow(fields: readonly Field[], others: readonly Values[]): Values {
  const chosen = fields.flatMap((field) => {
    if (field.type !== 'choice' && field.type !== 'kind') return [];
    const free = field.options.find(([value]) => others.every((other) => other[field.name] !== value));
    const [first = ''] = (field.name === 'qualifier' ? undefined : free) ?? field.options[0] ?? [];
    return [[field.name, first]];
  });
  return Object.fromEntries(chosen);
}
