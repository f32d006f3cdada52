import { readFileSync, writeFileSync } from 'node:fs';

/** One question of one account, with what it was answered and what the oracle says. */
export interface Cell {
  readonly role: string;
  readonly place: string;
  readonly door: string;
  readonly operation: string;
  readonly thing: string;
  readonly answered: string;
  readonly expected: string;
}

const DOCUMENT = new URL('../../../../docs/security.md', import.meta.url);
const [BEGIN, END] = ['<!-- rights matrix: begin -->', '<!-- rights matrix: end -->'];

/** What stands between the markers of docs/security.md. */
export function sectionOfDocument(): string {
  const text = readFileSync(DOCUMENT, 'utf8');
  return text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim();
}

export function writeSection(section: string): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${section}\n\n${after}`);
}

export function sectionOf(cells: readonly Cell[]): string {
  const count = (of: keyof Cell) => new Set(cells.map((cell) => cell[of])).size;
  const rows = [...Map.groupBy(cells, ({ door }) => door)].map(([door, of]) => {
    const operations = new Set(of.map(({ operation }) => operation)).size;
    const refused = of.filter(({ expected }) => expected !== 'seen' && expected !== 'done').length;
    return `| ${door} | ${operations} | ${number(of.length)} | ${number(refused)} | ${mismatches(of).length} |`;
  });
  return [
    `The test \`infra/e2e/test/rights-matrix.int.test.ts\` asks ${number(cells.length)} questions of one office: ` +
      `${count('role')} roles, each in ${count('place')} places, about ${count('thing')} directives and what was ` +
      'done under them, and compares each answer with a table written by hand from ADR 0028, 0031 and 0039 that shares ' +
      'no code with the product.',
    '',
    '| door | operations | cells | of them not found or refused | mismatches |',
    '|---|---|---|---|---|',
    ...rows,
    `| all | | ${number(cells.length)} | | ${mismatches(cells).length} |`,
  ].join('\n');
}

export function mismatches(cells: readonly Cell[]): readonly Cell[] {
  return cells.filter(({ answered, expected }) => answered !== expected);
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
