import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { accountOf, type Account } from '../src/accounts.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { askAs } from '../src/graphql.ts';
import { axeFindings, picture, SHOWN, tabTo, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const [, , , COMMUNE = ''] = UNITS.communes;
const BOARD = 'recorder@commune:30053';
const DISTRICT = 'recorder@district:872';
const PERIOD = { from: '2022-01-01', to: '2022-06-30' };
const REASON = 'Thiếu số lớp của hai chi bộ';

let office: ConsoleOffice;
let board: Account;
let review: string;
let report: string;

beforeAll(async () => {
  office = await openConsoleOffice();
  board = await accountOf(office, BOARD);
  const terms = {
    owner: UNITS.district,
    series: 'party',
    kind: 'HALF_YEAR',
    reporters: { levels: ['COMMUNE'] },
    due: [{ level: 'COMMUNE', on: '2022-07-05' }],
  };
  const before = { from: '2021-07-01', to: '2021-12-31', label: '6 tháng cuối năm 2021', due: [] };
  await office.send('definePeriod', { ...terms, ...before });
  await office.send('definePeriod', { ...terms, ...PERIOD, label: '6 tháng đầu năm 2022' });
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** Stated 138 % of a plan of 24; 137.5 % is what it comes to. */
function figures(count: number) {
  const parts = [{ kind: 'study-class', count: 6, people: [{ unit: 'LEARNER', value: 323 }] }];
  const people = [{ unit: 'LEARNER', value: 10_000, qualifier: 'MORE_THAN' }];
  const line = { kind: 'study-class', count, planned: 24, percentStated: 138, people, parts };
  return { unit: COMMUNE, period: PERIOD, lines: [line], review };
}

const signedIn = (path: string, account: string, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, account, office.url + path, options);

/** Presses Tab until what bears the name has the focus, then Enter. */
async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

describe('a half-year review of a commune', () => {
  test('is submitted by its unit for the period that asks for it', async () => {
    const { page, complaints } = await signedIn('/review', BOARD);
    await page.getByText('Đơn vị chưa nộp bản sơ kết, tổng kết nào.').waitFor();
    await press(page, /^Nộp bản mới$/);
    await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).waitFor();
    await tabTo(page, /^Ngày tổ chức$/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('4/7/2022');
    await press(page, /^Ghi nhận$/);
    await page.getByText('Đã ghi nhận.').waitFor();
    expect(complaints).toEqual([]);
    await office.quiet();
    const ask = askAs(office.url, office.token);
    const { reviews } = await ask(`{ reviews(filter: { unit: "${COMMUNE}" }) { nodes { id state } } }`);
    expect(reviews.nodes).toMatchObject([{ state: 'SUBMITTED' }]);
    review = reviews.nodes[0].id;
    report = (await board.does('reportActivities', figures(33))).id;
    await office.quiet();
  });

  test('is opened with its figures and returned with a reason, which stays where it is missing', async () => {
    const { page, complaints, foreign } = await signedIn('/review', DISTRICT);
    await page.getByText('Chờ bạn xem xét; cả phạm vi có 1 bản').waitFor();
    await press(page, /^Sơ kết 6 tháng · 6 tháng đầu năm 2022$/);
    const rows = page.locator('table', { hasText: 'Số liệu từ 01/01/2022' }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/số cuộc\s+33\s+–\s+6\s+27 chưa kê riêng/),
      expect.stringMatching(/% kế hoạch\s+138%\s+137,5%\s+–\s+0,5% cần xem lại/),
      expect.stringMatching(/học viên\s+trên 10\.000\s+–\s+323\s+9\.677 chưa kê riêng/),
    ]);
    await page.getByText('Chưa ai xem xét bản này').waitFor();
    await page.getByRole('button', { name: 'Phê duyệt và khóa' }).waitFor();
    await picture(page, 'console-review');
    await press(page, /^33: xem vì sao, Báo cáo nêu/);
    const why = page.getByRole('dialog', { name: 'Vì sao có con số này' });
    await why.getByText('Báo cáo nêu 33. Kê riêng từng mục: 6. Chênh lệch: 27.').waitFor();
    await why.getByRole('link', { name: 'Báo cáo số liệu' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'console-review-figure');
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
    await press(page, /^Trả lại$/);
    await press(page, /^Trả lại$/);
    expect(await page.getByRole('alert').innerText()).toContain('Chưa có lý do');
    await tabTo(page, /^Lý do trả lại$/, 'Shift+Tab');
    await page.keyboard.type(REASON);
    await press(page, /^Trả lại$/);
    await page.getByText('Đã trả lại.').waitFor();
    await page.getByText(`Bị trả lại: ${REASON}`).first().waitFor();
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  });

  test('is put right and submitted again by its unit, which may judge nothing of its own', async () => {
    await board.does('correctReport', { ...figures(34), report, reason: 'Bổ sung một lớp' });
    await office.quiet();
    const { page } = await signedIn('/review', BOARD);
    await page.getByText('Không có bản nào chờ phê duyệt.').waitFor();
    await press(page, /^Sơ kết 6 tháng/);
    await page.getByText(`Bị trả lại: ${REASON}`).first().waitFor();
    await page.getByRole('button', { name: 'Nộp lại nguyên bản' }).waitFor();
    expect(await page.getByRole('button', { name: 'Phê duyệt và khóa' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Sửa rồi nộp lại, hoặc rút lại' }).getAttribute('href')).toBe(
      `/log?form=review&correct=${review}`,
    );
    await press(page, /^Nộp lại nguyên bản$/);
    await page.getByText('Đã nộp lại.').waitFor();
    await page.getByText('chờ phê duyệt').first().waitFor();
    await page.getByText(/không được phê duyệt, trả lại hay mở khóa bản của chính đơn vị mình/).waitFor();
  });

  test('shows what changed since it was returned, is approved, and is locked then', async () => {
    const { page } = await signedIn(`/review?review=${review}`, DISTRICT);
    const changes = page.locator('table', { hasText: 'thay đổi kể từ: Trả lại' }).locator('tbody tr');
    await changes.first().waitFor();
    expect(await changes.allInnerTexts()).toEqual([
      expect.stringMatching(/Đính chính báo cáo số liệu.*Bổ sung một lớp/s),
    ]);
    await press(page, /^Phê duyệt và khóa$/);
    await page.getByText('Đã phê duyệt và khóa.').waitFor();
    await page.getByText('đã phê duyệt', { exact: true }).waitFor();
    await picture(page, 'console-review-approved');
    const correction = { ...figures(35), report, reason: 'Thêm nữa' };
    expect(await board.refused('correctReport', correction)).toBe('REVIEW_LOCKED');
  });

  test('counts in the reporting status, which leads to the units that are missing', async () => {
    const { page } = await signedIn('/review', 'viewer@province:87');
    const levels = page.locator('table', { hasText: 'Tính đến' }).first().locator('tbody tr');
    await levels.first().waitFor();
    expect(await levels.allInnerTexts()).toEqual([
      expect.stringMatching(/Cấp xã\s+05\/07\/2022\s+6\s+1\s+1\s+1\s+0\s+5\s+16,7%\s+16,7%/),
    ]);
    await page.getByRole('link', { name: /Xem 5 đơn vị chưa nộp/ }).click();
    expect(new URL(page.url()).searchParams.get('state')).toBe('MISSING');
    await page.getByText('Chưa báo cáo: 5 đơn vị').waitFor();
    await page.getByRole('link', { name: 'Chỉ xem trong Huyện Tháp Mười' }).first().click();
    await page.waitForURL(/within=district/);
    await page.getByRole('img', { name: /từ 0% ở kỳ đầu đến 16,7% ở kỳ cuối/ }).waitFor();
    expect(await page.getByRole('heading', { name: /Đang chờ phê duyệt/ }).count()).toBe(0);
    await page.locator('#reporting').scrollIntoViewIfNeeded();
    await picture(page, 'console-reporting');
  });
});

describe('a reorganisation', () => {
  const ON = '2023-05-01';
  /** As the form recorded it, published two days later. */
  function recordedState() {
    const [one, two] = UNITS.communes;
    const merged = { to: `commune:99991:${ON}`, share: 'WHOLE', default: true };
    const opening = { level: 'COMMUNE', code: '99991', name: 'Thủy Liễu', kind: 'Xã', origin: 'created' };
    return {
      effectiveOn: ON,
      issuedOn: '2023-04-14',
      decrees: ['738/NQ-UBTVQH15'],
      openings: [{ ...opening, parent: UNITS.district }],
      closings: [{ unit: one }, { unit: two }],
      successions: [
        { from: one, ...merged },
        { from: two, ...merged },
      ],
    };
  }
  const fill = (page: Page, label: string, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text);
  const pick = async (page: Page, name: string, text: string, at = 0) => {
    await page.getByRole('combobox', { name, exact: true }).nth(at).fill(text);
    await page.getByRole('option', { name: text }).first().click();
  };

  test('that leaves a unit without successor is told so before anything is recorded, put right and recorded', async () => {
    const { page, complaints } = await signedIn('/units?form=reorganise', 'admin@centre');
    await fill(page, 'Ngày có hiệu lực', '1/5/2023');
    await fill(page, 'Ngày ban hành', '12/4/2023');
    await fill(page, 'Số, ký hiệu nghị quyết', '738/NQ-UBTVQH15');
    await page.getByRole('button', { name: 'Thêm đơn vị mới' }).click();
    await fill(page, 'Mã', '99991');
    await fill(page, 'Loại', 'Xã');
    await fill(page, 'Tên, không ghi loại', 'Thủy Liễu');
    await pick(page, 'Đơn vị cấp trên', 'Huyện Tháp Mười');
    for (const [at, name] of ['Xã Xã 1', 'Xã Xã 2'].entries()) {
      await page.getByRole('button', { name: 'Thêm đơn vị kết thúc hoặc chia bớt' }).click();
      const giver = page.getByRole('group', { name: `Đơn vị ${at + 1}`, exact: true });
      await giver.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill(name);
      await page.getByRole('option', { name }).first().click();
      if (at === 0) {
        await giver.getByLabel('Nhập vào: đơn vị mới hay đã có').selectOption({ label: 'Mới: Xã Thủy Liễu' });
      } else await giver.getByRole('button', { name: 'Bỏ Nhập vào 1' }).click();
    }
    await press(page, /^Kiểm tra trước khi ghi$/);
    const summary = page.getByRole('alert').first();
    await summary.getByText('kết thúc mà không có đơn vị kế thừa').waitFor();
    await picture(page, 'console-reorganise-faults');
    expect(await axeFindings(page)).toEqual([]);

    const second = page.getByRole('group', { name: 'Đơn vị 2', exact: true });
    await second.getByRole('button', { name: 'Thêm nơi nhận' }).click();
    await second.getByLabel('Nhập vào: đơn vị mới hay đã có').selectOption({ label: 'Mới: Xã Thủy Liễu' });
    await press(page, /^Kiểm tra trước khi ghi$/);
    await page.getByRole('img', { name: /hình thành từ 2 đơn vị/ }).waitFor();
    await page.getByRole('heading', { name: 'Sau ngày này' }).scrollIntoViewIfNeeded();
    await picture(page, 'console-reorganise');
    await press(page, /^Ghi lần sắp xếp$/);
    await page.getByText('Đã ghi lần sắp xếp có hiệu lực từ 01/05/2023.').waitFor();
    await press(page, /^Xem cây đơn vị ngày đó$/);
    await page.getByRole('button', { name: 'Mở các đơn vị trực thuộc Tỉnh Đồng Tháp' }).click();
    await page.getByRole('button', { name: 'Mở các đơn vị trực thuộc Huyện Tháp Mười' }).click();
    await page.getByRole('link', { name: 'Xã Thủy Liễu' }).waitFor();
    expect(await page.getByRole('link', { name: 'Xã Xã 1' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('on record is read into the form, and corrected with a reason', async () => {
    const { page } = await signedIn(`/units?form=reorganise&correct=${ON}`, 'admin@centre');
    const name = page.getByLabel('Tên, không ghi loại', { exact: true }).first();
    await name.waitFor();
    expect(await name.inputValue()).toBe('Thủy Liễu');
    await name.fill('Thủy Liễu Đông');
    await office.send('correctReorganisation', { ...recordedState(), reason: 'ghi nhầm ngày ban hành' });
    await office.quiet();
    await press(page, /^Kiểm tra trước khi ghi$/);
    expect(await page.getByRole('alert').first().innerText()).toContain('Chưa có lý do');
    await page.getByLabel('Lý do đính chính').fill('Nghị quyết đã được đính chính');
    await press(page, /^Kiểm tra trước khi ghi$/);
    await page.getByText('Không có gì sai').waitFor();
    await page.getByText(/vừa được ghi lại lúc .* \(ghi nhầm ngày ban hành\)/).waitFor();
    expect(await name.inputValue()).toBe('Thủy Liễu Đông');
    await press(page, /^Ghi lần sắp xếp$/);
    await page.getByText('Đã ghi lần sắp xếp có hiệu lực từ 01/05/2023.').waitFor();
    await page.getByText('đã đính chính: Nghị quyết đã được đính chính').waitFor();
  });

  test('is offered to administrators of the centre alone', async () => {
    const { page } = await signedIn('/units?form=reorganise', 'admin@province:87');
    await page.getByText('Chọn một đơn vị trong cây').waitFor();
    expect(await page.getByText('Ghi một lần sắp xếp đơn vị').count()).toBe(0);
  });
});

test('an operator rebuilds the read models, which go on answering', async () => {
  const { page } = await signedIn('/operations', 'admin@centre');
  await page.getByText('Dựng lại', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Dựng lại ngay' }).click();
  await page.getByText('Đã bắt đầu dựng lại').waitFor();
  await page.getByRole('row', { name: /trace\s+\d+\s+đang cập nhật\s+0 \(đã theo kịp\)\s+không/ }).waitFor();
  const { page: watched } = await signedIn('/operations', 'control@centre');
  await watched.getByRole('row', { name: /trace/ }).waitFor();
  expect(await watched.getByRole('button', { name: 'Dựng lại ngay' }).count()).toBe(0);
});

test.each(SHOWN)('axe finds nothing wrong, and 320 px are enough: %s, %s', async (language, colorScheme) => {
  const { page } = await signedIn('/review', 'admin@centre', { colorScheme });
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  const views = [
    ['/review', '.chart', 'reporting'],
    [`/review?review=${review}`, 'details', 'review'],
    ['/units?form=reorganise&correct=2023-05-01', '.row', 'reorganise'],
    ['/operations', 'details', 'operations'],
  ] as const;
  for (const [path, sign, name] of views) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(office.url + path);
    await page.locator(sign).first().waitFor();
    expect([path, ...(await axeFindings(page))]).toEqual([path]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await picture(page, `console-${name}-narrow-${language}`);
  }
});
