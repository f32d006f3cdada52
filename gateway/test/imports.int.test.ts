import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importFile, jobIn, sendFile, table } from './import-kit.ts';
import { district, startRest, type RestFixture } from './rest-fixture.ts';

const SESSION = 'kind,directives,unit,heldOn,people.LEARNER,people.LEARNER.qualifier,note';
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});

afterAll(() => rest?.stop());

const session = (note: string, more: { day?: string; learners?: string; unit?: string } = {}) =>
  `study-class,208-QĐ/TW,${more.unit ?? 'district:417'},${more.day ?? '2022-03-15'},${more.learners ?? 40},AT_LEAST,${note}`;
const sessions = (count: number, of = 'Lớp') =>
  Array.from({ length: count }, (_, i) => session(`${of} ${i + 1}`));

async function notes(): Promise<string[]> {
  const { body } = await rest.ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ sessions(first: 500) { nodes { note } } }' }),
  });
  return ((body as any).data.sessions.nodes as readonly { note: string }[]).map(
    ({ note }: { note: string }) => note,
  );
}

describe('a file of good rows', () => {
  test('is recorded whole; units by level and code, directives by symbol', async () => {
    const sent = await sendFile(rest, {
      query: { command: 'recordSession' },
      file: `\uFEFF${table(SESSION, ...sessions(3))}`,
    });
    expect(sent).toMatchObject({ status: 202, body: { mode: 'all-or-nothing', account: 'admin@centre' } });
    expect(sent.headers.get('location')).toBe(`/v1/imports/${String(sent.body['id'])}`);
    const job = await jobIn(rest, String(sent.body['id']));
    expect(job).toMatchObject({
      state: 'DONE',
      progress: { read: 3, checked: 3, recorded: 3, unchanged: 0, refused: 0 },
      errors: [],
    });
  });

  test('sent twice under one key is recorded once', async () => {
    const sent = {
      query: { command: 'recordSession', mode: 'good-rows' },
      file: table(SESSION, ...sessions(4, 'Một lần')),
      headers: { 'idempotency-key': 'file-1' },
    };
    const [first, second] = [await importFile(rest, sent), await importFile(rest, sent)];
    expect(second.id).toBe(first.id);
    const other = await sendFile(rest, { ...sent, file: table(SESSION, ...sessions(2)) });
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('may be JSON lines, flat or nested', async () => {
    const lines = [
      {
        kind: 'study-class',
        directives: [rest.directive],
        unit: district,
        heldOn: '2022-04-01',
        people: [{ unit: 'LEARNER', value: 12 }],
      },
      {
        kind: 'study-class',
        directives: '208-QĐ/TW',
        unit: 'district:417',
        heldOn: '2022-04-02',
        'people.LEARNER': 13,
      },
      {
        kind: 'study-class',
        directives: ['208-QĐ/TW'],
        unit: 'district:417',
        heldOn: '2022-04-03',
        people: { LEARNER: 14 },
      },
    ];
    const job = await importFile(rest, {
      query: { command: 'recordSession' },
      file: lines.map((line) => JSON.stringify(line)).join('\n'),
      type: 'application/x-ndjson',
    });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 3 } });
  });
});

describe('a file with bad rows', () => {
  const bad = () => [
    session('=1+1'),
    session('Số học viên', { learners: '3.652' }),
    session('Ngày', { day: '2022-02-30' }),
    session('Đơn vị', { unit: 'district:999' }),
    session('Công thức', { learners: '=SUM(A1)' }),
    'study-class,208-QĐ/TW',
    session('Lớp lặp'),
    session('Lớp lặp'),
    'study-class,9999-QĐ/TW,district:417,2022-03-15,40,EXACT,x',
  ];

  test('leaves nothing behind in all-or-nothing, and tells each reason with line and column', async () => {
    const job = await importFile(rest, {
      query: { command: 'recordSession' },
      file: table(SESSION, ...sessions(20, 'Không ghi'), ...bad()),
    });
    expect(job).toMatchObject({ state: 'REFUSED', progress: { read: 29, recorded: 0, refused: 8 } });
    const reasons = job.errors.map(({ line, column, code }: any) => [line, column, code]);
    expect(reasons).toEqual([
      [22, 'note', 'FORMULA_NOT_ALLOWED'],
      [23, 'people.LEARNER', 'NUMBER_INVALID'],
      [24, 'heldOn', expect.any(String)],
      [25, 'unit', 'UNIT_UNKNOWN'],
      [26, 'people.LEARNER', 'FORMULA_NOT_ALLOWED'],
      [27, '', 'FILE_INVALID'],
      [29, '', 'ROW_DUPLICATE'],
      [30, 'directives', 'DIRECTIVE_UNKNOWN'],
    ]);
    expect(job.errors[1].message.en).toContain('3652');
    expect(await notes()).not.toContain('Không ghi 1');
  });

  test('records the good ones in good-rows, and what comes back can be put right and sent again', async () => {
    const job = await importFile(rest, {
      query: { command: 'recordSession', mode: 'good-rows' },
      file: table(SESSION, session('Tốt'), session('Sửa được', { learners: '1.234' })),
    });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1, refused: 1 } });
    const { body, headers } = await rest.ask(`/v1/imports/${job.id}/errors?format=csv`);
    expect(headers.get('content-type')).toContain('text/csv');
    const [heading, line] = String(body['text']).split('\n');
    expect(heading).toBe(`line,column,code,vi,en,${SESSION}`);
    expect(line).toMatch(/^3,people\.LEARNER,NUMBER_INVALID,/);
    const again = await importFile(rest, {
      query: { command: 'recordSession' },
      file: String(body['text']).replace(',1.234,', ',1234,'),
    });
    expect(again).toMatchObject({ state: 'DONE', progress: { recorded: 1 } });
  });

  test('a dry run tells the same and records nothing', async () => {
    const job = await importFile(rest, {
      query: { command: 'recordSession', mode: 'good-rows', dryRun: 'true' },
      file: table(SESSION, session('Thử'), session('Thử', { day: '2022-02-30' })),
    });
    expect(job).toMatchObject({ state: 'DONE', progress: { checked: 1, recorded: 0, refused: 1 } });
    expect(await notes()).not.toContain('Thử');
  });
});

describe('a file that is wrong as a whole', () => {
  const query = { command: 'recordSession' };
  const utf16 = Buffer.from(`\uFEFF${table(SESSION, session('Lớp'))}`, 'utf16le');
  const latin = Buffer.from(table('kind,note', 'study-class,H\u00e9'), 'latin1');

  test.each([
    ['UTF-16', utf16, { code: 'ENCODING_INVALID', facts: { byte: '0', line: '1' } }],
    ['Windows code page', latin, { code: 'ENCODING_INVALID', facts: { byte: '24', line: '2' } }],
    ['unknown column', table('kind,colour', 'study-class,red'), { code: 'COLUMN_UNKNOWN', path: ['colour'] }],
    ['column twice', table('kind,kind', 'a,b'), { code: 'FILE_INVALID' }],
    ['empty', '', { code: 'FILE_INVALID' }],
    ['open quote', 'kind,note\n"study-class,x\n', { code: 'FILE_INVALID' }],
  ])('%s: refused before any row', async (_, file, body) => {
    expect(await sendFile(rest, { query, file })).toMatchObject({ status: 422, body });
  });

  test('of another type or for an unknown command is refused', async () => {
    expect(await sendFile(rest, { query, file: '{}', type: 'application/json' })).toMatchObject({
      status: 415,
    });
    expect(await sendFile(rest, { query: { command: 'nothing' }, file: 'a' })).toMatchObject({
      status: 400,
      body: { path: ['command'] },
    });
  });
});

test('a job is shown to its account and the admins of its unit only', async () => {
  const token = await rest.network.token('recorder@district:417');
  const sent = await sendFile(rest, {
    query: { command: 'recordSession' },
    file: table(SESSION, session('Của huyện')),
    token,
  });
  await jobIn(rest, String(sent.body['id']), ['DONE'], { token });
  const { body } = await rest.ask('/v1/imports', { token });
  const [own] = (body as any).imports;
  expect(own).toMatchObject({ account: 'recorder@district:417' });
  const seen = async (account: string) =>
    (await rest.ask(`/v1/imports/${own.id}`, { token: await rest.network.token(account) })).status;
  expect(await Promise.all(['admin@district:417', 'recorder@province:40', 'admin@centre'].map(seen))).toEqual(
    [200, 404, 404],
  );
  const viewer = await rest.network.token('viewer@centre');
  expect(
    await sendFile(rest, { query: { command: 'recordSession' }, file: 'kind\nx', token: viewer }),
  ).toMatchObject({ status: 403 });
});
