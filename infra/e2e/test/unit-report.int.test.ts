import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tablesOf, type ReadDocument } from '../src/docx.ts';
import { askAs, type Ask } from '../src/graphql.ts';
import { HALF, PROVINCE, recordHalfYear } from '../src/half-year.ts';
import { figure, percent } from '../src/report-cells.ts';
import { reportDesk, type ReportDesk } from '../src/report-desk.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const ASKED = { unit: PROVINCE, ...HALF, on: HALF.to };

let office: SmallOffice;
let ask: Ask;
let desk: ReportDesk;
let period: string;

beforeAll(async () => {
  office = await openSmallOffice();
  const token = await office.network.token('viewer@province:87');
  ask = askAs(office.url, token);
  desk = reportDesk(office.url, token);
  const symbol = '05-CT/TW';
  const directive = { symbol, title: 'Chỉ thị', issuer: 'organ:BCT:2021-11-01', issuedOn: '2022-02-10' };
  await office.send('registerDirective', directive);
  await office.quiet();
  period = await recordHalfYear(office, ask);
  await office.quiet();
});
afterAll(() => office?.close());

describe('the half-year report of Đồng Tháp', () => {
  let report: ReadDocument;
  beforeAll(async () => {
    report = await desk.docx(PROVINCE, { period, sample: 'true' });
  });

  test('says who has reported, and names those who have not', async () => {
    const { reporting } = await ask(
      `query($period: ID!, $unit: ID!, $on: Date!) { reporting(period: $period, within: $unit, on: $on) {
        levels { expected reported approved returned missing onTime late overdue completeness timeliness }
        rows(state: MISSING, first: 100) { totalCount nodes { unit { kind name } } } } }`,
      { variables: { ...ASKED, period } },
    );
    const [[, row = []] = []] = tablesOf(report, 'Cấp', 'Phải báo cáo');
    const [level] = reporting.levels;
    const counts = ['expected', 'reported', 'approved', 'returned', 'missing', 'onTime', 'late', 'overdue'];
    expect(row).toEqual([
      ['Cấp huyện'],
      ...counts.map((name) => [figure(level[name])]),
      [percent(level.completeness)],
      [percent(level.timeliness)],
    ]);
    const { totalCount, nodes } = reporting.rows;
    const line = report.paragraphs.find((each) => each.startsWith(`Chưa báo cáo ${totalCount} đơn vị`));
    for (const { unit } of nodes) expect(line).toContain(`${unit.kind} ${unit.name}`);
  });

  test('counts reviews, visits, working sessions and tasks as the lists do', async () => {
    const filter = 'within: $unit, sample: true';
    const days = 'from: $from, to: $to';
    const answer = await ask(
      `query($unit: ID!, $from: Date!, $to: Date!, $on: Date!) {
        reviews(filter: { ${filter}, ${days}, kind: HALF_YEAR }, on: $on) { totalCount }
        delegations: visits(filter: { ${filter}, ${days}, kind: DELEGATION }, on: $on) { totalCount }
        surveys: visits(filter: { ${filter}, ${days}, kind: SURVEY }, on: $on) { totalCount }
        workingSessions(filter: { ${filter}, ${days} }, on: $on) { totalCount }
        open: tasks(filter: { ${filter}, status: OPEN }, on: $on) { totalCount }
        overdue: tasks(filter: { ${filter}, status: OVERDUE }, on: $on) { totalCount } }`,
      { variables: ASKED },
    );
    const count = (list: string): string => figure(answer[list].totalCount);
    const [[, ...kinds] = []] = tablesOf(report, 'Loại', 'Tổng số');
    expect(kinds).toContainEqual([['Sơ kết 6 tháng'], [count('reviews')], ['1'], ['0'], ['0'], ['0']]);
    const text = report.paragraphs.join('\n');
    const [sent, surveys, meetings] = ['delegations', 'surveys', 'workingSessions'].map(count);
    expect(text).toContain(
      `Có ${sent} đoàn công tác, ${surveys} cuộc khảo sát và ${meetings} buổi làm việc.`,
    );
    expect(text).toContain(`còn ${count('open')} việc đang thực hiện, ${count('overdue')} việc quá hạn.`);
    expect([sent, surveys, meetings, count('overdue')]).not.toContain('0');
  });

  test('tells single visits, tasks, awards and reviews, and what they lead to', () => {
    const rows = report.tables.flat();
    const found = 'Một số chi bộ học tập chậm';
    expect(rows).toEqual(
      expect.arrayContaining([
        [
          ...[['10/05/2022 – 11/05/2022'], ['Tỉnh Đồng Tháp'], ['Huyện Tháp Mười'], ['05-CT/TW']],
          [found, 'Học xong trước tháng 7'],
        ],
        [['01/06/2022'], ['Tỉnh Đồng Tháp'], ['Huyện Tháp Mười'], ['05-CT/TW'], [found]],
        [['Mở các lớp còn lại'], ['Huyện Tháp Mười'], ['15/06/2022'], ['15']],
        [['Giải Búa liềm vàng'], ['VII (2022)'], ['Tỉnh Đồng Tháp'], ['Đã trao'], ['2'], ['5']],
        [
          ...[['Sơ kết 6 tháng'], ['29/06/2022'], ['từ ngày 01/01/2022 đến ngày 30/06/2022']],
          ['đã phê duyệt'],
        ],
      ]),
    );
    expect(report.paragraphs).toEqual(
      expect.arrayContaining([
        '- Mở thêm lớp ở các xã vùng sâu – Huyện Tháp Mười, hạn 15/12/2022',
        '- Tổng hợp kết quả – Huyện Tháp Mười, hạn 31/07/2022',
      ]),
    );
  });

  test('bears the layout of an administrative document, the mark of made-up figures, and no name', () => {
    const [heading = []] = report.tables;
    expect(heading[0]).toEqual([
      ['TỈNH ỦY ĐỒNG THÁP', 'Số          -BC/TU'],
      ['ĐẢNG CỘNG SẢN VIỆT NAM', expect.stringMatching(/^Đồng Tháp, ngày \d\d tháng \d\d năm \d{4}$/)],
    ]);
    expect(report.paragraphs).toEqual(
      expect.arrayContaining([
        'BÁO CÁO',
        'SỐ LIỆU MẪU – KHÔNG DÙNG ĐỂ BÁO CÁO',
        expect.stringMatching(/^I\. BAN HÀNH, TIẾP NHẬN/),
        expect.stringMatching(/^II\. HỌC TẬP/),
        expect.stringMatching(/NHIỆM VỤ THỜI GIAN TỚI$/),
      ]),
    );
    expect(report.tables.at(-1)?.[0]).toEqual([
      ['Nơi nhận:', '- Ban Chấp hành Trung ương (để báo cáo)', '- Lưu: VT'],
      ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'],
    ]);
  });

  test('has the same tables on the page to print, which needs no script', async () => {
    const response = await desk.get(`${PROVINCE}.html`, { period, sample: 'true' });
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    const html = await response.text();
    expect(html).not.toContain('<script');
    const tables = [...html.matchAll(/<table>.*?<\/table>/gs)].map(([table]) =>
      [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => linesOf(cell)),
      ),
    );
    // The heading and the signature are tables in one form only.
    expect(tables).toEqual(report.tables.slice(1, -1));
  });

  test('in English has the same figures in the same places', async () => {
    const english = await desk.docx(PROVINCE, { period, sample: 'true', lang: 'en' });
    const figures = ({ tables }: ReadDocument) =>
      tables.map((table) =>
        table.map((row) => row.slice(1).map((cell) => cell.join().replaceAll(/\D/g, ''))),
      );
    expect(figures(english).slice(1)).toEqual(figures(report).slice(1));
    expect(english.paragraphs).toContain('- Mở thêm lớp ở các xã vùng sâu – Huyện Tháp Mười, due 15/12/2022');
  });
});

function linesOf(cell: string): string[] {
  const text = cell
    .replaceAll(/<\/?sup>/g, '')
    .replaceAll(/&#(\d+);/g, (_, sign) => String.fromCharCode(sign));
  return text.split('<br>');
}

test.each([
  ['a unit that nobody knows', 'province:00:2021-11-01', { ...HALF }, 'UNIT_UNKNOWN', ['unit']],
  ['a period that nobody knows', PROVINCE, { period: 'period:none' }, 'PERIOD_UNKNOWN', ['period']],
  ['neither period nor days', PROVINCE, {}, 'INVALID_ARGUMENT', ['period']],
  ['period and days', PROVINCE, { period: 'OWN', ...HALF }, 'INVALID_ARGUMENT', ['period']],
  ['days in the wrong order', PROVINCE, { from: HALF.to, to: HALF.from }, 'PERIOD_INVALID', ['from']],
  ['a day that does not exist', PROVINCE, { ...HALF, to: '2022-06-31' }, 'DATE_INVALID', ['to']],
])('refused in both languages: %s', async (_, unit, query: Record<string, string>, code, path) => {
  const response = await desk.get(`${unit}.docx`, query['period'] === 'OWN' ? { ...query, period } : query);
  const problem = await response.json();
  expect(problem).toMatchObject({ code, path, message: { vi: expect.any(String), en: expect.any(String) } });
});

test('without a token nobody reads a report; any other form is not there', async () => {
  expect((await reportDesk(office.url, 'none').get(`${PROVINCE}.docx`, HALF)).status).toBe(401);
  expect((await desk.get(`${PROVINCE}.pdf`, HALF)).status).toBe(404);
});
