import { dayOf, isDay, type Day } from '@trienkhai/kernel/day';
import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import { HEADCOUNT_UNITS } from '@trienkhai/kernel/vocabulary';
import { commands, type CommandName } from '../commands/index.ts';
import { readCell, readJson } from './cells.ts';
import { columnOf, requiredLists, type Column } from './columns.ts';
import { correctionOf, takesIds, type RowCommand } from './counterparts.ts';
import type { References } from './references.ts';
import type { Row } from './rows/row.ts';
import { readSheetCell, type SheetCell } from './sheet-cells.ts';

export interface Mapping {
  readonly command: CommandName;
  /** Reason of corrections that state none of their own. */
  readonly reason: string;
  readonly references: References;
}

export interface MappedRow extends RowCommand {
  /** Column by place in the body, e.g. `people.0.value` → `people.LEARNER`. */
  readonly columns: ReadonlyMap<string, string>;
}

/** A refusal that names the column of the file. */
export class RowRefusal extends Error {
  readonly refusal: DomainError;
  readonly column: string;

  constructor(refusal: DomainError, column: string) {
    super(refusal.message);
    this.refusal = refusal;
    this.column = column;
  }
}

interface Placed {
  readonly column: Column;
  value: unknown;
}

/** Columns of a fact's own besides those of the command. */
const OWN = { id: 'id', version: 'expectedVersion' } as const;
const DAYS = [
  'on',
  'heldOn',
  'plannedOn',
  'publishedOn',
  'issuedOn',
  'effectiveOn',
  'period.to',
  'to',
  'from',
];

/** The rows of one file as commands; columns are looked up once. */
export function rowMapper({ command, reason, references }: Mapping) {
  const columns = new Map<string, Column>();

  /** Throws COLUMN_UNKNOWN. */
  function column(name: string): Column {
    const known = columns.get(name) ?? lookUp(command, name);
    if (!known) throw new RowRefusal(columnUnknown(command, name), name);
    if (columns.size < MOST_NAMES) columns.set(name, known);
    return known;
  }

  async function map(row: Row): Promise<MappedRow> {
    const read = readerOf(row);
    const placed = row.cells.flatMap(([name, cell]): Placed[] => {
      const at = column(name);
      const value = inColumn(name, () => read(at, cell));
      return value === undefined ? [] : [{ column: at, value }];
    });
    const on = dayIn(placed);
    for (const each of placed) {
      if (each.column.kind === 'id') each.value = await resolved(references, each, on);
    }
    return assemble(command, placed, reason);
  }

  return { column, map };
}

const MOST_NAMES = 5000;

function readerOf({ raw, sheet }: Row): (column: Column, cell: unknown) => unknown {
  if (typeof raw === 'string') return readJson;
  if (sheet !== '') return (column, cell) => readSheetCell(column, cell as SheetCell);
  return (column, cell) => readCell(column, String(cell));
}

/** The column of that name; undefined: the command has none. */
export function lookUp(command: CommandName, name: string): Column | undefined {
  if (name === 'commandId') return undefined;
  if (takesIds(command)) {
    if (name === 'id') return { name, steps: [{ in: 'object', key: OWN.id }], kind: 'word', list: false };
    if (name === 'version')
      return { name, steps: [{ in: 'object', key: OWN.version }], kind: 'integer', list: false };
    if (name === 'reason')
      return { name, steps: [{ in: 'object', key: 'reason' }], kind: 'text', list: false };
  }
  return columnOf(commands[command].schema, name);
}

function assemble(command: CommandName, placed: readonly Placed[], reason: string): MappedRow {
  const body: Record<string, unknown> = {};
  const columns = new Map<string, string>();
  const inOrder = placed.toSorted((a, b) => rankOf(a.column) - rankOf(b.column));
  const places = inOrder.map(({ column, value }) => [place(body, column, value), column.name] as const);
  for (const [path, name] of places) columns.set(withoutHolesIn(body, path).join('.'), name);
  const { id, ...facts } = withoutHoles(body);
  if (id === undefined || !takesIds(command)) {
    const { reason: _, ...own } = facts;
    return { ...complete({ command, body: takesIds(command) ? own : facts }), columns };
  }
  const fact = typeof id === 'string' ? id : JSON.stringify(id);
  return { ...complete(correctionOf(command, fact, facts, reason)!), columns };
}

/** With the lists that the command wants although they are empty. */
function complete({ command, body }: RowCommand): RowCommand {
  const empty = requiredLists(commands[command].schema).map((name) => [name, []] as const);
  return { command, body: { ...Object.fromEntries(empty), ...body } };
}

/** Head-counts stand in the order of the vocabulary, wherever their columns are. */
function rankOf({ steps }: Column): number {
  const step = steps.find((each) => each.in === 'headcounts');
  return step ? HEADCOUNT_UNITS.findIndex((unit) => unit === step.unit) : -1;
}

/** An object or list of the body under way. */
type Place = Record<string | number, unknown>;

/** Puts a value where its column says and tells the path that it got. */
function place(body: Place, { steps }: Column, value: unknown): string[] {
  const path: string[] = [];
  let at = body;
  steps.forEach((step, depth) => {
    const key = keyOf(step, at);
    path.push(String(key));
    const next = steps[depth + 1];
    if (!next) at[key] = value;
    else at = (at[key] ??= next.in === 'object' ? {} : []) as Place;
    if (step.in === 'headcounts') at['unit'] = step.unit;
  });
  return path;
}

function keyOf(step: Column['steps'][number], at: Place): string | number {
  if (step.in === 'object') return step.key;
  if (step.in === 'list') return step.index;
  const list = at as unknown as readonly ({ readonly unit?: string } | undefined)[];
  const index = list.findIndex((each) => each?.unit === step.unit);
  return index < 0 ? list.length : index;
}

/** Numbered columns that a row leaves empty make no entries. */
function withoutHoles(body: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, filled(each)]));
}

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(filled);
  return typeof value === 'object' && value !== null ? withoutHoles(value) : value;
}

/** The same path in what is left: an entry moves up by the entries before it that the row leaves empty. */
function withoutHolesIn(body: object, path: readonly string[]): string[] {
  let at: unknown = body;
  return path.map((key) => {
    const entries = Array.isArray(at) ? Object.keys(at) : undefined;
    at = (at as Place)[key];
    return entries ? String(entries.indexOf(key)) : key;
  });
}

function dayIn(placed: readonly Placed[]): Day {
  for (const name of DAYS) {
    const found = placed.find(({ column }) => column.name === name)?.value;
    if (typeof found === 'string' && isDay(found)) return found;
  }
  return dayOf(new Date());
}

async function resolved(references: References, { column, value }: Placed, on: Day): Promise<unknown> {
  const one = (each: unknown) => (typeof each === 'string' ? references.resolve(each, on) : each);
  try {
    return await (Array.isArray(value) ? Promise.all(value.map(one)) : one(value));
  } catch (error) {
    throw error instanceof DomainError ? new RowRefusal(error, column.name) : error;
  }
}

function inColumn<Value>(column: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof DomainError ? new RowRefusal(error, column) : error;
  }
}

export function columnUnknown(command: CommandName, name: string): DomainError {
  const shown = name.slice(0, 80);
  return refuse(
    'COLUMN_UNKNOWN',
    `Lệnh ${command} không có cột "${shown}". Sửa tên cột hoặc bỏ cột này.`,
    `The command ${command} has no column "${shown}". Correct its name or leave it out.`,
    { path: [shown], facts: { column: shown } },
  );
}
