import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliOf, type Ran } from './run.ts';

let office: SmallOffice;
let cli: (...words: string[]) => Promise<Ran>;
let directive: string;
let folder: string;

beforeAll(async () => {
  office = await openSmallOffice();
  cli = cliOf(office);
  folder = await mkdtemp(join(tmpdir(), 'trienkhai-files-'));
  ({ id: directive } = await office.register());
  await office.quiet();
});
afterAll(async () => {
  await office?.close();
  await rm(folder, { recursive: true, force: true });
});

const receipts = (...days: readonly string[]) =>
  ['directive,unit,on', ...days.map((on, i) => `${directive},${UNITS.communes[i]!},${on}`)].join('\n');

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'receipts.csv');
  await writeFile(file, text);
  return file;
}

test('a file with a bad row: nothing is recorded, the row is named, exit code 1', async () => {
  const file = await fileOf(receipts('2022-02-01', '2022-02-30'));
  const { exitCode, lines, findings } = await cli('import', file, '--command', 'recordReceipt');
  expect(exitCode).toBe(1);
  expect(lines[0]).toMatchObject({ state: 'REFUSED', progress: { read: 2, recorded: 0, refused: 1 } });
  expect(findings).toMatchObject([{ problem: 'DATE_INVALID', line: 3, column: 'on' }]);
});

test('the report of a unit is written as a file, or refused with a sentence', async () => {
  const span = ['--from', '2022-01-01', '--to', '2022-06-30'];
  const out = join(folder, 'bao-cao.docx');
  expect(await cli('report', UNITS.province, ...span, '-o', out)).toMatchObject({ exitCode: 0 });
  expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
  const page = join(folder, 'bao-cao.html');
  expect((await cli('report', UNITS.province, ...span, '-o', page)).exitCode).toBe(0);
  expect(await readFile(page, 'utf8')).toContain('<html lang="vi">');
  expect((await cli('report', UNITS.province, ...span, '-o', join(folder, 'bao-cao.pdf'))).exitCode).toBe(1);
});

test('a dry run, the import, and an export that comes back unchanged', async () => {
  const file = await fileOf(receipts('2022-02-01', '2022-02-02'));
  const dry = await cli('import', file, '--command', 'recordReceipt', '--dry-run');
  expect(dry).toMatchObject({
    exitCode: 0,
    lines: [{ state: 'DONE', progress: { checked: 2, recorded: 0 } }],
  });
  const sent = await cli('import', file, '--command', 'recordReceipt');
  expect(sent).toMatchObject({ exitCode: 0, lines: [{ state: 'DONE', progress: { recorded: 2 } }] });
  await office.quiet();
  const out = join(folder, 'out.csv');
  const { exitCode } = await cli('export', 'receipts', '--within', UNITS.province, '-o', out);
  expect(exitCode).toBe(0);
  expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(3);
  const back = await cli('import', out, '--command', 'recordReceipt');
  expect(back).toMatchObject({ exitCode: 0, lines: [{ progress: { recorded: 0, unchanged: 2 } }] });
});

test('a spreadsheet: the template of a command, an export that comes back unchanged, refused rows in a file', async () => {
  const template = join(folder, 'template.xlsx');
  expect(await cli('template', 'recordReceipt', '-o', template)).toMatchObject({ exitCode: 0 });
  expect((await readFile(template)).subarray(0, 2).toString()).toBe('PK');
  const book = join(folder, 'receipts.xlsx');
  expect(await cli('export', 'receipts', '-o', book)).toMatchObject({ exitCode: 0 });
  const back = await cli('import', book, '--command', 'recordReceipt');
  expect(back).toMatchObject({ exitCode: 0, lines: [{ format: 'xlsx', progress: { unchanged: 2 } }] });
  const errors = join(folder, 'errors.xlsx');
  const bad = await fileOf(receipts('30/02/2022'));
  expect(await cli('import', bad, '--command', 'recordReceipt', '--errors', errors)).toMatchObject({
    exitCode: 1,
    findings: [{ problem: 'DATE_INVALID', line: 2, column: 'on' }],
  });
  expect((await readFile(errors)).subarray(0, 2).toString()).toBe('PK');
  const wrong = await cli('import', template, '--command', 'recordVisit');
  expect(wrong.exitCode).toBe(1);
});
