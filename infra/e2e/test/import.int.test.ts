import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filesOf, type Files } from '../src/files.ts';
import { askAs, type Ask } from '../src/graphql.ts';
import type { Json } from '../src/json.ts';
import { openOffice, type Office } from '../src/office.ts';
import { sendAs } from '../src/send.ts';
import { districtTotals, unitId } from '../src/totals.ts';

const YEAR = ['2022-01-01', '2022-12-31'] as const;
const SYMBOL = '208-QĐ/TW';
let office: Office;
let ask: Ask;
let files: Files;
let communes: readonly string[];
let within: string;

beforeAll(async () => {
  office = await openOffice();
  const centre = sendAs(office.url, await office.token('admin@centre'));
  const registered = await centre('registerDirective', {
    symbol: SYMBOL,
    title: 'Quy định về trung tâm chính trị',
    issuer: 'centre:TW:2021-11-01',
    issuedOn: '2019-11-08',
  });
  expect(registered.status).toBe(201);
  await office.quiet();
  ask = askAs(office.url, await office.token('viewer@centre'));
  files = filesOf(office.url, await office.token('recorder@district:872'));
  within = await unitId(ask, 'DISTRICT', '872', YEAR[1]);
  const { units } = await ask(
    'query($within: ID!) { units(level: COMMUNE, within: $within, on: "2022-12-31") { nodes { code } } }',
    { variables: { within } },
  );
  communes = units.nodes.map(({ code }: Json) => String(code));
}, 600_000);
afterAll(() => office?.close());

const table = (...rows: readonly string[]) => `\uFEFF${rows.join('\r\n')}\r\n`;
const SESSIONS = 'kind,directives,unit,heldOn,mode,people.LEARNER,note';
const session = (day: string, learners: string, note: string, mode = 'IN_PERSON') =>
  `training-class,${SYMBOL},district:872,${day},${mode},${learners},${note}`;
const reasons = (job: Json) => job.errors.map(({ line, column, code }: Json) => [line, column, code]);

async function classes() {
  await office.quiet();
  const [total] = await districtTotals(ask, '872', YEAR, [['training-class']]);
  return { count: total.count, people: total.people.map(({ value }: Json) => value) };
}

describe('a district brings in its year from tables', () => {
  const good = [
    session('2022-03-15', '96', `Lớp 1`),
    session('2022-04-05', '104', `Lớp 2`),
    session('2022-05-20', '90', `Lớp 3`, 'ONLINE'),
  ];
  const bad = [
    session('2022-06-31', '80', `Lớp 4`),
    session('2022-07-12', '1.200', `Lớp 5`),
    session('2022-08-03', '=SUM(F2:F4)', `Lớp 6`),
    session('2022-03-15', '96', `Lớp 1`),
  ];
  let left: string;

  test('a trial run tells what is wrong, by line and column, and records nothing', async () => {
    const job = await files.send('recordSession', table(SESSIONS, ...good, ...bad), { dryRun: 'true' });
    expect(job).toMatchObject({ progress: { read: 7, checked: 3, recorded: 0, refused: 4 } });
    expect(reasons(job)).toEqual([
      [5, 'heldOn', 'DATE_INVALID'],
      [6, 'people.LEARNER', 'NUMBER_INVALID'],
      [7, 'people.LEARNER', 'FORMULA_NOT_ALLOWED'],
      [8, '', 'ROW_DUPLICATE'],
    ]);
    expect(await classes()).toEqual({ count: null, people: [] });
  });

  test('the good rows are recorded, the others come back with their reasons', async () => {
    const job = await files.send('recordSession', table(SESSIONS, ...good, ...bad), { mode: 'good-rows' });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 3, refused: 4 } });
    left = await files.refused(job);
    expect(await classes()).toEqual({ count: 3, people: [290] });
  });

  test('put right, they go in; a single one that is wrong would keep all of them out', async () => {
    const without = left.split('\n').filter((line) => !line.includes('ROW_DUPLICATE'));
    const half = without.join('\n').replaceAll('2022-06-31', '2022-06-30').replaceAll('1.200', '120');
    const refused = await files.send('recordSession', half);
    expect(refused).toMatchObject({ state: 'REFUSED', progress: { recorded: 0, refused: 1 } });
    const right = half.replaceAll('=SUM(F2:F4)', '80');
    expect(await files.send('recordSession', right)).toMatchObject({
      state: 'DONE',
      progress: { checked: 3, recorded: 3, refused: 0 },
    });
    expect(await classes()).toEqual({ count: 6, people: [570] });
  });

  test('every commune has received the document, in one table', async () => {
    expect(communes.length).toBeGreaterThan(5);
    const rows = communes.map((code, i) => `${SYMBOL},commune:${code},2020-02-${10 + (i % 15)}`);
    const job = await files.send('recordReceipt', table('directive,unit,on', ...rows));
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: communes.length, refused: 0 } });
  });

  test('a row for a unit of another district is refused, whatever the rest of the table', async () => {
    const job = await files.send(
      'recordReceipt',
      table('directive,unit,on', `${SYMBOL},district:417,2020-02-10`),
    );
    expect(job).toMatchObject({ state: 'REFUSED', errors: [{ line: 2, code: 'FORBIDDEN' }] });
  });

  test('what is taken out and sent back as it is changes nothing; a figure that is put right is the only change', async () => {
    await office.quiet();
    const sets = [
      ['sessions', 'recordSession', 6],
      ['receipts', 'recordReceipt', communes.length],
    ] as const;
    for (const [set, command, count] of sets) {
      const out = await files.take(set, { within, directive: SYMBOL });
      const job = await files.send(command, out);
      expect(job).toMatchObject({ state: 'DONE', progress: { read: count, unchanged: count, recorded: 0 } });
    }
    const out = await files.take('sessions', { within, from: YEAR[0], to: YEAR[1] });
    const job = await files.send('recordSession', out.replace(',104,', ',105,'), { reason: 'Đếm lại' });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1, unchanged: 5 } });
    expect(await classes()).toEqual({ count: 6, people: [571] });
  });
});
