import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { axeFindings, leadOn, picture, SHOWN, tabTo, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const BOARD = 'recorder@commune:30052';
const FORMS = [
  'receipt',
  'plan',
  'programme',
  'planned-session',
  'session',
  'study',
  'milestone',
  'visit',
  'working-session',
  'task',
  'task-result',
  'figures',
  'review',
  'award',
  'cluster',
  'directive',
  'periods',
  'period',
];

let office: ConsoleOffice;
let receipt: string;
let correctReceipt: (on: string) => Promise<unknown>;

beforeAll(async () => {
  office = await openConsoleOffice();
  const { id: directive, positions: after } = await office.register();
  const step = { directive, unit: UNITS.communes[2] };
  ({ id: receipt } = await office.send('recordReceipt', { ...step, on: '2022-02-01' }, { after }));
  const corrected = { ...step, stage: 'RECEIVED', reason: 'theo sổ công văn' };
  correctReceipt = (on) => office.send('correctUnitStage', { ...corrected, on }, { after });
  await office.send('definePeriod', {
    owner: UNITS.province,
    series: 'party',
    kind: 'HALF_YEAR',
    from: '2026-01-01',
    to: '2026-06-30',
    label: '6 tháng đầu năm 2026',
    reporters: { levels: ['COMMUNE'] },
    due: [{ level: 'COMMUNE', on: '2026-07-05' }],
  });
  const given = { text: 'Tham mưu kế hoạch mở lớp', owner: UNITS.communes[2], by: UNITS.district };
  await office.send('assignTask', { ...given, dueOn: '2099-12-31' }, { after });
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

const signedIn = (path: string, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, BOARD, office.url + path, options);

const suggestions = (page: Page) => page.locator('[role="option"]');

/** Chooses the first suggestion for what is typed into the field that has the focus. */
async function suggest(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await suggestions(page).first().waitFor();
  await page.keyboard.press('Enter');
}

test('a board logs a session, sees it in the rollout and corrects it, by keyboard alone', async () => {
  const { page, complaints, foreign } = await signedIn('/log?form=session');
  await tabTo(page, /^Việc đã làm$/);
  await tabTo(page, /^Văn bản$/);
  await suggest(page, '101-CT');
  await page.getByRole('button', { name: /^Bỏ 101-CT\/TW/ }).waitFor();
  await tabTo(page, /^Ngày tổ chức$/);
  await page.keyboard.type('15/3/2022');
  await tabTo(page, /^Đơn vị tính$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^Số$/);
  await page.keyboard.type('3.652');
  await page.getByText('đọc là 3.652').waitFor();
  await tabTo(page, /^Thêm dòng$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Số$/);
  await page.keyboard.type('3,000');
  await page.getByText('lượt người: nêu 3.652, kê riêng 3.000, còn lại 652').waitFor();
  await page.evaluate(`document.getElementById('log').scrollIntoView()`);
  await picture(page, 'console-log-session');
  await tabTo(page, /^Ghi nhận$/);
  await page.keyboard.press('Enter');
  await page.getByText('Đã ghi nhận.').waitFor();
  await tabTo(page, /^Xem tiến độ triển khai$/);
  await page.keyboard.press('Enter');
  await page.getByText('15/03/2022').first().waitFor();

  await page.goto(`${office.url}/log`);
  await tabTo(page, /^Đính chính$/);
  await page.keyboard.press('Enter');
  await page.getByText('Chưa có gì khác với bản đã ghi.').waitFor();
  await tabTo(page, /^Số$/);
  await page.keyboard.type('3662');
  await tabTo(page, /^Lý do$/);
  await page.keyboard.type('ghi nhầm số lượt người');
  await page.getByRole('row', { name: 'Số người 1 · Số 3.652 3.662' }).waitFor();
  await picture(page, 'console-log-correction');
  await tabTo(page, /^Ghi đính chính$/);
  await page.keyboard.press('Enter');
  await page.getByText('Đã đính chính.').waitFor();
  const change = page.getByRole('row', { name: /Đính chính buổi học.*ghi nhầm số lượt người/ });
  await change.getByText('1 giá trị').click();
  expect(await change.innerText()).toMatch(/Số người 1 · Số:\s+trước\s+3\.652 →\s+sau\s+3\.662/);
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

test('a refused form names the field, says how to put it right, and keeps what was typed', async () => {
  const { page } = await signedIn('/log?form=milestone');
  await page.getByLabel('Ghi chú').fill('Tọa đàm tại nhà văn hóa');
  await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill('101-CT');
  await suggestions(page).first().click();
  await page.getByLabel('Ngày thực hiện').fill('1/1/2022');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  const summary = page.getByRole('alert');
  await summary.getByText('sớm hơn ngày ban hành').waitFor();
  expect(await page.locator('#log-on').innerText()).toContain('sớm hơn ngày ban hành');
  await summary.getByRole('link').click();
  expect(await page.evaluate<string>('document.activeElement.value')).toBe('01/01/2022');
  expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Tọa đàm tại nhà văn hóa');
  await page.getByLabel('Ngày thực hiện').fill('31/6/2022');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await summary.getByText('“31/6/2022” không phải là ngày').waitFor();
  await page.reload();
  expect(await page.getByLabel('Ngày thực hiện').inputValue()).toBe('31/6/2022');
});

describe('what is expected of a board', () => {
  test('a report that is overdue opens its form with the period filled in, parts with their remainder', async () => {
    const { page } = await signedIn('/log');
    await page.getByRole('heading', { name: 'Báo cáo quá hạn (1)' }).waitFor();
    await page.getByRole('button', { name: 'Báo cáo số liệu 6 tháng đầu năm 2026' }).click();
    expect(await page.getByLabel('Đến ngày').inputValue()).toBe('30/06/2026');
    await page.getByLabel('Số cuộc').fill('33');
    await page.getByRole('button', { name: 'Thêm phần' }).click();
    await page.locator('#log-lines-0-parts-0').getByLabel('Số cuộc').fill('14');
    await page.getByText('số cuộc: nêu 33, kê riêng 14, còn lại 19').waitFor();
    await picture(page, 'console-log-figures');
    await page.locator('#log-lines-0-parts-0').getByLabel('Số cuộc').fill('34');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByRole('alert').getByText('nhiều hơn tổng 33').waitFor();
    await page.locator('#log-lines-0-parts-0').getByLabel('Số cuộc').fill('14');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận.').waitFor();
    await page.getByRole('heading', { name: 'Báo cáo quá hạn (1)' }).waitFor({ state: 'detached' });
  });

  test('a task that was given is answered with its result', async () => {
    const { page } = await signedIn('/log');
    await page.getByRole('button', { name: 'Ghi kết quả: Tham mưu kế hoạch mở lớp' }).click();
    await page.getByLabel('Kết quả', { exact: true }).fill('Đã ban hành kế hoạch');
    await page.getByText('Thêm chi tiết').click();
    await page.getByLabel('Minh chứng').selectOption({ label: 'Tiếp nhận văn bản: 101-CT/TW · 01/02/2022' });
    await page.getByRole('button', { name: 'Bỏ Tiếp nhận văn bản: 101-CT/TW · 01/02/2022' }).waitFor();
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận.').waitFor();
    await page.getByRole('button', { name: /^Ghi kết quả/ }).waitFor({ state: 'detached' });
  });
});

test('what was recorded in error is taken back with a reason, and says so to whoever would correct it', async () => {
  const { page } = await signedIn('/log');
  await page
    .getByRole('row', { name: /Báo cáo số liệu của kỳ/ })
    .getByRole('link')
    .click();
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByRole('alert').getByText('Chưa có lý do').waitFor();
  await page.getByLabel('Lý do').fill('trùng với báo cáo trước');
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByText('Đã rút lại.').waitFor();
  await page.getByText('Bản ghi này đã được rút lại (trùng với báo cáo trước)').waitFor();
});

test('two that put the same step right see each other, from the history of it', async () => {
  const { page } = await signedIn('/log');
  await page.getByRole('row', { name: /^Tiếp nhận văn bản: 101-CT\/TW 01\/02\/2022/ }).waitFor();
  await page.goto(`${office.url}/history?id=${receipt}`);
  const first = page.getByRole('row', { name: /^Tiếp nhận văn bản.*Trung ương, quản trị đơn vị/ });
  await first.getByText(/giá trị$/).click();
  await first.getByText('Xã Xã 3').waitFor();
  await page.getByRole('link', { name: 'Đính chính: Tiếp nhận văn bản' }).click();
  expect(await page.getByRole('combobox', { name: 'Văn bản', exact: true }).isEditable()).toBe(false);
  await page.getByLabel('Ngày thực hiện').fill('3/2/2022');
  await page.getByLabel('Lý do').fill('ghi nhầm ngày');
  await page.getByRole('row', { name: 'Ngày thực hiện 01/02/2022 03/02/2022' }).waitFor();
  await correctReceipt('2022-02-05');
  await page.getByText('vừa thay đổi bản ghi này').waitFor();
  await page.getByRole('row', { name: 'Ngày thực hiện 05/02/2022 03/02/2022' }).waitFor();
  const record = page.getByRole('button', { name: 'Ghi đính chính' });
  await record.click();
  await page.getByRole('alert').first().waitFor();
  await page.getByText('admin@centre vừa thay đổi bản ghi này').waitFor({ state: 'detached' });
  await record.click();
  await page.getByText('Đã đính chính.').waitFor();
  await picture(page, 'console-log-step');
});

test('an award is recorded with counts and stands among what was recorded lately', async () => {
  const { page } = await signedIn('/log');
  await page.getByLabel('Việc đã làm', { exact: true }).selectOption({ label: 'Giải thưởng' });
  await page.getByLabel('Tên giải').fill('Giải Búa liềm vàng');
  await page.getByLabel('Lần, kỳ trao giải').fill('VII (2022)');
  await page.getByLabel('Số tập thể của đơn vị đạt giải').fill('3');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await page.getByText('Đã ghi nhận.').waitFor();
  await page.getByRole('row', { name: /^Giải thưởng: Giải Búa liềm vàng VII \(2022\)/ }).waitFor();
  await page.getByText('Cả dữ liệu mẫu').waitFor();
  expect(await page.locator('.sample-mark .mark').count()).toBe(0);
});

test('the leader of a cluster sets its criteria, members score by them, and whoever may not is offered neither', async () => {
  const year = new Date().getFullYear();
  await office.send('formCluster', {
    name: 'Cụm thi đua số 1',
    within: UNITS.province,
    members: [UNITS.communes[2], UNITS.communes[3]],
    head: UNITS.communes[3],
    from: '2021-11-01',
  });
  await office.quiet();
  const leader = await visitAs(office.browser, 'recorder@province:87', `${office.url}/review`);
  await leader.page.getByRole('link', { name: 'Tiêu chí chấm điểm' }).click();
  await leader.page.getByRole('button', { name: 'Thêm tiêu chí' }).click();
  await leader.page.getByLabel('Mã', { exact: true }).fill('TC1');
  await leader.page.getByLabel('Nội dung').fill('Mở lớp đúng kế hoạch');
  await leader.page.getByLabel('Điểm tối đa').fill('10');
  await leader.page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await leader.page.getByText('Đã ghi nhận.').waitFor();
  await office.quiet();

  const { page, complaints } = await signedIn('/review');
  await page.getByText('Mở lớp đúng kế hoạch (10)').waitFor();
  await page.getByRole('link', { name: 'Chấm điểm', exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Tiêu chí chấm điểm' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Chấm điểm', exact: true }).click();
  await page.getByLabel('Chấm cho').selectOption({ label: 'Xã Xã 4' });
  await page.getByLabel('Mở lớp đúng kế hoạch').fill('8,5');
  await picture(page, 'console-log-score');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await page.getByText('Đã ghi nhận.').waitFor();
  await office.quiet();
  await page.goto(`${office.url}/review`);
  await page.getByRole('row', { name: '1 Xã Xã 4 8,5' }).waitFor();
  await page.getByText(`Xếp hạng Cụm thi đua số 1, năm ${year}`).scrollIntoViewIfNeeded();
  await picture(page, 'console-review-cluster');
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the office of a document sets its target days from its page', async () => {
  const { id } = await office.register();
  await office.quiet();
  const address = `${office.url}/directives?directive=${id}`;
  const { page } = await visitAs(office.browser, 'admin@centre', address);
  await page.getByText('Ghi thêm, đính chính').click();
  await page.getByRole('link', { name: 'Thu hồi văn bản' }).waitFor();
  await picture(page, 'console-directive-offered');
  await page.getByRole('link', { name: 'Đặt hạn hoàn thành' }).click();
  await page.getByRole('button', { name: 'Thêm hạn' }).click();
  await page.getByLabel('Số ngày kể từ ngày ban hành').fill('30');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await page.getByText('Đã ghi nhận.').waitFor();
  await office.quiet();
  await page.goto(address);
  await page.getByRole('row', { name: /^Tiếp nhận 30/ }).waitFor();
  const board = await signedIn(`/directives?directive=${id}`);
  await board.page.getByText('Ghi thêm, đính chính').click();
  await board.page.getByText('không ghi thêm được gì ở đây').waitFor();
  expect(await board.page.getByRole('link', { name: 'Đặt hạn hoàn thành' }).count()).toBe(0);
});

test.each(SHOWN)(
  'axe finds nothing wrong in any form, and 320 px are enough: %s, %s',
  async (language, colorScheme) => {
    const viewport = { width: 320, height: 640 };
    const { page, complaints } = await signedIn('/log', { colorScheme, viewport });
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    for (const form of FORMS) {
      await leadOn(page, `/log?form=${form}`);
      await page.locator(`.recording option[value="${form}"]:checked`).waitFor({ state: 'attached' });
      await page.locator('form button[type="submit"]').waitFor();
      for (const folded of await page.locator('details.more > summary').all()) await folded.click();
      expect([form, ...(await axeFindings(page))]).toEqual([form]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.locator('form').first().scrollIntoViewIfNeeded();
      await picture(page, `console-log-${form}-${language}-320`);
    }
    expect(complaints).toEqual([]);
  },
);
