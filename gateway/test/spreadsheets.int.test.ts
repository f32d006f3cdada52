import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportedBook, importFile, jobIn, sendFile, XLSX } from './import-kit.ts';
import { district, startRest, type RestFixture } from './rest-fixture.ts';
import { bareWorkbook, packageOf, sheetsOf, workbook } from './workbooks.ts';

const NAMES = ['kind', 'directives', 'unit', 'heldOn', 'people.LEARNER', 'note'];
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});
afterAll(() => rest?.stop());

const session = (note: string, learners: string | number = 40, heldOn: string | Date = '15/03/2022') => [
  'Lớp học tập, quán triệt',
  '208-QĐ/TW',
  '417',
  heldOn,
  learners,
  note,
];

async function template(query = ''): Promise<Buffer> {
  const answer = await rest.ask(`/v1/imports/template.xlsx?command=recordSession&on=2022-01-01${query}`, {
    headers: { 'x-after-position': rest.position },
  });
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.headers.get('content-type')).toBe(XLSX);
  return answer.bytes;
}

const importBook = async (file: Buffer, query: Record<string, string> = {}) =>
  importFile(rest, { query: { command: 'recordSession', ...query }, file, type: XLSX });

describe('the template of a command', () => {
  test('has headings in words, names of columns, units to choose from and a guide', async () => {
    const [data, units, words, guide] = await sheetsOf(await template());
    expect(data?.rows[0]).toEqual(
      expect.arrayContaining(['Loại *', 'Đơn vị *', 'Học viên', 'Học viên · mức chính xác']),
    );
    expect(data?.rows[1]).toEqual(
      expect.arrayContaining(['kind', 'unit', 'people.LEARNER', 'people.LEARNER.qualifier']),
    );
    expect(units?.rows).toContainEqual([
      'district:417 · Huyện Kỳ Sơn · Tỉnh Nghệ An',
      '417',
      'Huyện Kỳ Sơn',
      'Huyện',
      'Tỉnh Nghệ An',
    ]);
    expect(words?.rows.flat()).toContain('Trực tuyến');
    expect(guide?.name).toBe('Hướng_dẫn');
    const sources = data?.dataValidations?.map(({ formula1 }) => formula1);
    expect(sources).toContain("'Đơn_vị'!$A$2:$A$4");
  });

  test('filled in as it is, is recorded; a code keeps its zeros because its cell is text', async () => {
    for (const lang of ['vi', 'en']) {
      const [data] = await sheetsOf(await template(`&lang=${lang}`));
      const names = data!.rows[1] as string[];
      expect(data!.cells?.get(`2,${names.indexOf('unit')}`)?.style?.numFmt).toBe('@');
      const filled: Readonly<Record<string, string | number | Date>> = {
        kind: 'study-class',
        directives: '208-QĐ/TW',
        unit: 'district:417 · Huyện Kỳ Sơn · Tỉnh Nghệ An',
        heldOn: day('2022-03-15'),
        mode: lang === 'vi' ? 'Trực tuyến' : 'Online',
        'people.LEARNER': 96,
        'people.LEARNER.qualifier': lang === 'vi' ? 'Ít nhất' : 'At least',
        note: `Theo mẫu ${lang}`,
      };
      const row = names.map((name) => filled[name] ?? null);
      const file = await workbook([data!.rows[0]!, names, row], { name: data!.name, others: ['Khác'] });
      expect(await importBook(file)).toMatchObject({ state: 'DONE', progress: { read: 1, recorded: 1 } });
    }
  });

  test('is understood by its headings alone', async () => {
    const headings = ['Loại *', 'Các văn bản', 'đơn vị', 'Held on', 'Học viên', 'Ghi chú'];
    const job = await importBook(await workbook([['Bảng kê'], headings, session('Chỉ có tiêu đề')]));
    expect(job).toMatchObject({ state: 'DONE', progress: { read: 1, recorded: 1 } });
  });
});

describe('a spreadsheet with bad cells', () => {
  const rows = () => [
    NAMES,
    session('Tốt', '3.652'),
    session('Hai nghĩa', '3,652'),
    session('Số lẻ', 3.652),
    session('Ngày', 40, '31/02/2022'),
    session('Ngày là số', 40, 44_635 as unknown as string),
    session('Công thức'),
    session('Gộp'),
    session('Lỗi', '#REF!'),
  ];
  const file = () =>
    workbook(rows(), {
      formulas: { '6,4': 'SUM(E2:E3)' },
      merges: [{ startRow: 7, endRow: 7, startCol: 4, endCol: 5 }],
    });
  const REFUSED = [
    ['E3', 'people.LEARNER', 'NUMBER_INVALID'],
    ['E4', 'people.LEARNER', 'NUMBER_INVALID'],
    ['D5', 'heldOn', 'DATE_INVALID'],
    ['D6', 'heldOn', 'DATE_INVALID'],
    ['E7', 'people.LEARNER', 'FORMULA_NOT_ALLOWED'],
    [undefined, '', 'FILE_INVALID'],
    ['E9', 'people.LEARNER', 'FORMULA_NOT_ALLOWED'],
  ];

  test('tells each by sheet, cell and reason in a dry run', async () => {
    const job = await importBook(await file(), { dryRun: 'true', mode: 'good-rows' });
    expect(job).toMatchObject({
      state: 'DONE',
      format: 'xlsx',
      progress: { read: 8, checked: 1, refused: 7 },
    });
    expect(job.errors.map(({ cell, column, code }: any) => [cell, column, code])).toEqual(REFUSED);
    expect(job.errors.every(({ sheet }: any) => sheet === 'Trang1')).toBe(true);
    expect(job.errors[5].message.vi).toContain('E8:F8');
  });

  test('comes back with the bad cells marked, is put right and sent again', async () => {
    const job = await importBook(await file(), { mode: 'good-rows' });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1, refused: 7 } });
    const errors = await rest.ask(`/v1/imports/${job.id}/errors`, { headers: { accept: XLSX } });
    expect(errors.headers.get('content-type')).toBe(XLSX);
    const [sheet] = await sheetsOf(errors.bytes);
    expect(sheet!.rows[1]).toEqual(['line', 'column', 'code', 'vi', 'en', ...NAMES]);
    expect(sheet!.rows[2]).toEqual(expect.arrayContaining([3, 'E3', 'NUMBER_INVALID', '3,652']));
    expect(sheet!.rows[3]![9]).toBe(3.652);
    const marked = sheet!.cells?.get('2,9')?.style?.fill;
    expect(marked).toMatchObject({ fgColor: { rgb: expect.stringContaining('FFC7CE') } });
    const right = new Map<number, Date | number>([
      [8, day('2022-04-01')],
      [9, 3652],
    ]);
    const corrected = sheet!.rows.map((row, line) =>
      line < 2 ? row : row.map((cell, at) => right.get(at) ?? cell),
    );
    const again = await importBook(await workbook(corrected, { name: sheet!.name }));
    expect(again).toMatchObject({ state: 'DONE', progress: { read: 7, recorded: 7 } });
  });

  test('leaves nothing behind in all or nothing', async () => {
    const job = await importBook(await file());
    expect(job).toMatchObject({ state: 'REFUSED', progress: { recorded: 0, refused: 7 } });
  });
});

describe('a file that is no such spreadsheet', () => {
  const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const query = { command: 'recordSession' };
  const zeros = Buffer.alloc(60_000_000);
  const refusal = async (file: Buffer | string, type = XLSX) => {
    const { status, body } = await sendFile(rest, { query, file, type });
    return { status, code: body.code, vi: (body as any).message?.vi as string };
  };

  test.each<[string, () => Buffer | string | Promise<Buffer>, string, RegExp]>([
    [
      'a picture of that name',
      () => Buffer.from('89504e470d0a1a0a', 'hex'),
      'FILE_INVALID',
      /không phải bảng tính/,
    ],
    ['an empty file', () => Buffer.alloc(0), 'FILE_INVALID', /không phải bảng tính/],
    ['an old or locked one', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_INVALID', /mật khẩu/],
    [
      'a text document',
      () => packageOf([{ name: 'word/document.xml', content: '<w/>' }]),
      'FILE_INVALID',
      /không phải bảng tính/,
    ],
    ['a package cut off', () => packageOf(bareWorkbook(sheet(''))).subarray(0, 300), 'FILE_INVALID', /hỏng/],
    [
      'one with macros',
      () => packageOf([...bareWorkbook(sheet('')), { name: 'xl/vbaProject.bin', content: 'x' }]),
      'FILE_INVALID',
      /macro/,
    ],
    ['a bomb', () => packageOf(bareWorkbook(zeros)), 'IMPORT_TOO_LARGE', /50 MB/],
    ['a bomb that hides its size', () => packageOf(bareWorkbook(zeros, 1000)), 'FILE_INVALID', /hỏng/],
    [
      'a large one',
      () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(25_000_000)]),
      'IMPORT_TOO_LARGE',
      /20 MB/,
    ],
    [
      'no rows at all',
      () => packageOf(bareWorkbook(sheet(''))),
      'FILE_INVALID',
      /template\.xlsx\?command=recordSession/,
    ],
    ['several sheets', () => workbook([NAMES], { others: ['B'] }), 'FILE_INVALID', /Trang1, B/],
    ['an unknown column', () => workbook([[...NAMES, 'colour']]), 'COLUMN_UNKNOWN', /colour/],
    [
      'a merged heading',
      () => workbook([NAMES], { merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 1 }] }),
      'FILE_INVALID',
      /A1:B1/,
    ],
  ])('%s is refused before any row', async (_, file, code, vi) => {
    const refused = await refusal(await file());
    expect(refused).toMatchObject({ code, vi: expect.stringMatching(vi) });
    expect([413, 422]).toContain(refused.status);
  });

  test('a spreadsheet is one whatever its name, and a table that a browser takes for one is a table', async () => {
    const book = await workbook([NAMES, session('Tên khác')]);
    const csv = `${NAMES.join()}\nstudy-class,208-QĐ/TW,district:417,15/03/2022,4,Bảng\n`;
    for (const [file, type, format] of [
      [book, 'text/csv', 'xlsx'],
      [csv, 'application/vnd.ms-excel', 'csv'],
    ] as const) {
      const { status, body } = await sendFile(rest, { query, file, type });
      expect({ status, format: body['format'] }).toEqual({ status: 202, format });
      expect(await jobIn(rest, String(body['id']))).toMatchObject({
        state: 'DONE',
        progress: { recorded: 1 },
      });
    }
  });
});

test('an exported spreadsheet has real dates, words, and codes as text', async () => {
  while ((await rest.network.lag()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const [sheet] = await sheetsOf(await exportedBook(rest, 'sessions.xlsx'));
  const names = sheet!.rows[1] as string[];
  const at = (name: string) => names.indexOf(name);
  expect(sheet!.rows[0]![at('heldOn')]).toBe('Ngày tổ chức');
  const row = sheet!.rows.find((each) => each[at('note')] === 'Theo mẫu vi')!;
  expect(row[at('heldOn')]).toEqual(day('2022-03-15'));
  expect(row[at('kind')]).toBe('Lớp học tập, quán triệt');
  expect(row[at('unit')]).toBe(`${district} · Huyện Kỳ Sơn`);
  expect(row[at('people.LEARNER')]).toBe(96);
  expect(row[at('people.LEARNER.qualifier')]).toBe('Ít nhất');
  const unit = sheet!.cells?.get(`2,${at('unit')}`)?.style?.numFmt;
  expect(unit).toBe('@');
});
