import { fileInvalid } from './csv.ts';
import type { Cell, Row, RowSource } from './row.ts';

const LONGEST_LINE = 1_000_000;

/** Rows of a text with one JSON object per line; an object may be flat (`people.LEARNER`) or nested. */
export function ndjsonRows(text: AsyncIterable<string>): RowSource {
  return { rows: rowsOf(text) };
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let row = 0;
  for await (const line of linesOf(text)) {
    row += 1;
    if (line.trim() === '') continue;
    const common = { sheet: '', row, raw: line };
    const value = objectOf(line);
    yield value ? { ...common, cells: [...flat(value, '')] } : { ...common, cells: [], fault: NO_OBJECT };
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  let number = 1;
  for await (const chunk of text) {
    const lines = `${open}${chunk}`.split('\n');
    open = lines.pop() ?? '';
    number += lines.length;
    if (open.length > LONGEST_LINE) {
      throw fileInvalid(
        `Dòng ${number} dài quá ${LONGEST_LINE} ký tự. Mỗi dòng là một đối tượng JSON.`,
        `Line ${number} is longer than ${LONGEST_LINE} characters. Each line is one JSON object.`,
        { line: String(number) },
      );
    }
    yield* lines;
  }
  if (open !== '') yield open;
}

function objectOf(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves by their dotted name; a list of plain values is one leaf, as in one cell of a table. */
function* flat(value: object, prefix: string): Generator<Cell> {
  for (const [name, each] of Object.entries(value)) {
    const column = prefix === '' ? name : `${prefix}.${name}`;
    if (each === null) continue;
    if (typeof each !== 'object' || (Array.isArray(each) && each.every(isPlain))) yield [column, each];
    else yield* flat(each as object, column);
  }
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

const NO_OBJECT = {
  code: 'FILE_INVALID',
  vi: 'Dòng không phải một đối tượng JSON đúng cú pháp.',
  en: 'The line is not a well-formed JSON object.',
} as const;
