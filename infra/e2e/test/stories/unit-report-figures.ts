import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../src/accounts.ts';
import { tablesOf, type ReadDocument } from '../../src/docx.ts';
import { askAs, type Ask } from '../../src/graphql.ts';
import { HALF, LY_NHAN, PROVINCE } from '../../src/half-year.ts';
import type { Json } from '../../src/json.ts';
import type { Office } from '../../src/office.ts';
import { cellsOf, figure, stageOf } from '../../src/report-cells.ts';
import { reportDesk, type ReportDesk } from '../../src/report-desk.ts';
import { openSampleOffice } from '../../src/shared-office.ts';

const ASKED = { unit: PROVINCE, ...HALF, on: HALF.to };

let office: Office;
let ask: Ask;
let desk: ReportDesk;

beforeAll(async () => {
  office = await openSampleOffice();
  const token = await office.token('viewer@centre');
  ask = askAs(office.url, token);
  desk = reportDesk(office.url, token);
}, 300_000);
afterAll(() => office?.close());

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  expect(a.map((each) => JSON.stringify(each)).sort()).toEqual(b.map((each) => JSON.stringify(each)).sort());

const TOTAL = `kind covers count planned percentOfPlan percentStated online inPerson sites itemised
  people { unit value qualifier expected percent percentStated }`;
const flat = (totals: readonly Json[]): Json[] =>
  totals.flatMap((total) => [total, ...flat(total.parts ?? [])]);

describe('the half-year report of Đồng Tháp with the sample set', () => {
  let report: ReadDocument;
  beforeAll(async () => {
    report = await desk.docx('province:87', { ...HALF, sample: 'true' });
  });

  test('says of every activity what GraphQL answers, figure by figure', async () => {
    const { activities } = await ask(
      `query($unit: ID!, $from: Date!, $to: Date!) { activities(within: $unit, from: $from, to: $to, sample: true) {
        ${TOTAL} parts { ${TOTAL} } } }`,
      { variables: ASKED },
    );
    const rows = tablesOf(report, 'Loại hoạt động', 'Kế hoạch').flatMap(([, ...body]) => body);
    isSame(
      rows.map(([, ...cells]) => cells),
      flat(activities).map(cellsOf),
    );
    expect(rows.length).toBeGreaterThan(4);
  });

  test('says of every directive and level how far it has come', async () => {
    const { directives } = await ask(
      `query($unit: ID!, $from: Date!, $to: Date!, $on: Date!) {
        directives(filter: { unit: $unit, issuedFrom: $from, issuedTo: $to, sample: true }, on: $on) { nodes {
          rollout(within: $unit, on: $on) { levels { level expected
            stages(only: [RECEIVED, PLANNED, STUDIED, PROGRAMME]) { reached partly percent overdue } } } } } }`,
      { variables: ASKED },
    );
    const levels: Json[] = directives.nodes.flatMap(({ rollout }: Json) => rollout.levels);
    const expected = levels.map((level) => [[figure(level.expected)], ...level.stages.map(stageOf)]);
    const rows = tablesOf(report, 'Văn bản', 'Phải thực hiện').flatMap(([, ...body]) => body);
    expect(rows.length).toBeGreaterThan(1);
    const told = expected.filter((cells) => cells[0][0] !== '0');
    isSame(
      rows.map((row) => row.slice(2)),
      told,
    );
  });
});

test('Lý Nhân reports 2023 as offices write it: bounds, plan, parts, and a percentage that nobody computed', async () => {
  const report = await desk.docx(LY_NHAN, { from: '2023-01-01', to: '2023-12-31' });
  const text = report.paragraphs.join('\n');
  expect(text).toContain('năm 2023');
  expect(text).toContain(
    'Tổ chức 33 lớp, hội nghị bồi dưỡng lý luận chính trị và nghiệp vụ, đạt 137,5% kế hoạch (kế hoạch 24) với trên 10.000 lượt người',
  );
  expect(text).toContain(
    'Trong đó: 6 lớp bồi dưỡng nhận thức về Đảng, đạt 200% kế hoạch theo báo cáo với 323 học viên',
  );
  expect(text).toContain('Số cuộc nêu và số đã kê riêng chênh +19.');
  expect(text).not.toContain('SỐ LIỆU MẪU');
  const [heading = []] = report.tables;
  expect(heading[0]?.[0]).toEqual([
    'ỦY BAN NHÂN DÂN TỈNH HÀ NAM',
    'ỦY BAN NHÂN DÂN HUYỆN LÝ NHÂN',
    'Số:          /BC-UBND',
  ]);
  expect(heading[0]?.[1]?.slice(0, 2)).toEqual([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
  ]);
});

test('the same in English', async () => {
  const { paragraphs } = await desk.docx(LY_NHAN, { from: '2023-01-01', to: '2023-12-31', lang: 'en' });
  const text = paragraphs.join('\n');
  expect(text).toContain('137.5% of plan (planned 24) with more than 10,000 attendances');
  expect(text).not.toMatch(/[ắằẳẵặđơưữ]{2}|Trong đó/);
});

test('a unit that had ended, or had not begun, is refused with what became of it', async () => {
  const ended = await desk.get(`${PROVINCE}.docx`, { from: '2026-01-01', to: '2026-06-30' });
  const problem = await ended.json();
  expect(problem).toMatchObject({ code: 'UNIT_NOT_VALID', path: ['unit'] });
  expect(problem.facts.successors).toContain('province:82:2025-07-01');
  const early = await desk.get('province:82:2025-07-01.docx', HALF);
  expect(await early.json()).toMatchObject({ code: 'UNIT_NOT_VALID', path: ['unit'] });
});

test('a reporting period of another province is none of the unit', async () => {
  const centre = await accountOf(office, 'admin@centre');
  const { id: period } = await centre.does('definePeriod', {
    ...{ owner: PROVINCE, series: 'party', kind: 'HALF_YEAR', ...HALF, label: '6 tháng đầu năm 2022' },
    ...{ reporters: { levels: ['DISTRICT'] }, due: [{ level: 'DISTRICT', on: '2022-07-05' }] },
  });
  await office.quiet();
  const response = await desk.get(`${LY_NHAN}.html`, { period });
  expect(await response.json()).toMatchObject({
    code: 'PERIOD_INVALID',
    path: ['period'],
    message: { vi: expect.any(String), en: expect.any(String) },
  });
});
