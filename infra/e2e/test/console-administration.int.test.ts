import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { axeFindings, picture, SHOWN, visitAs } from '../src/pages.ts';

const PROVINCE = 'admin@province:87';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsoleOffice();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

const signedIn = (path: string, account = PROVINCE, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, account, office.url + path, options);
const record = (page: Page) => page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
const rows = (page: Page) => page.locator('section[aria-labelledby="grants"] tbody tr');

const CENTRE = 'admin@centre';
const refusedWith = (page: Page, text: string) => page.getByRole('alert').getByText(text).waitFor();
const recorded = (page: Page) => page.getByText('Đã ghi nhận.').waitFor();

async function correct(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('link', { name: 'Xem lại hoặc đính chính' }).click();
  await page.getByLabel('Lý do').fill('ghi nhầm');
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Ghi đính chính' }).click();
  await page.getByText('Đã đính chính.').waitFor();
}

test('a document without a symbol is registered once its type is told, and put right', async () => {
  const { page, complaints } = await signedIn('/log?form=directive', CENTRE);
  await page.getByLabel('Trích yếu').fill('Công văn về học tập');
  await record(page);
  await refusedWith(page, 'Loại văn bản: Mục này không được để trống.');
  await page.getByLabel('Loại văn bản').fill('Công văn');
  await page.getByText('Thêm chi tiết').click();
  await page.getByLabel('Địa chỉ trên mạng').fill('vanban.gov.vn');
  await record(page);
  await refusedWith(page, '“Nguồn · Địa chỉ trên mạng” viết sai dạng');
  await page.getByLabel('Địa chỉ trên mạng').fill('https://vanban.gov.vn/1');
  await record(page);
  await recorded(page);
  await correct(page, 'Trích yếu', 'Công văn về học tập năm 2026');
  await office.quiet();
  await page.goto(`${office.url}/directives`);
  await page.getByRole('link', { name: 'Công văn về học tập năm 2026' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a period, an organ and a term are recorded, each told at its field what is wrong first', async () => {
  const { page, complaints } = await signedIn('/log?form=period', CENTRE);
  await page.getByLabel('Tên kỳ').fill('6 tháng đầu năm 2026');
  await page.getByLabel('Từ ngày').fill('1/1/2026');
  await page.getByLabel('Đến ngày').fill('30/6/2026');
  await page.getByLabel('Cấp xã').check();
  await page.getByRole('button', { name: 'Thêm hạn nộp' }).click();
  await page.getByLabel('Ngày cuối còn đúng hạn').fill('5/7/2026');
  await record(page);
  await refusedWith(page, '“Cấp tỉnh” không có trong các cấp phải báo cáo');
  await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp xã' });
  await record(page);
  await recorded(page);
  await correct(page, 'Ngày cuối còn đúng hạn', '10/7/2026');

  await page.goto(`${office.url}/log?form=organ`);
  await page.getByLabel('Tên cơ quan').fill('Ban Tuyên giáo');
  await page.getByLabel('Loại', { exact: true }).fill('Ban');
  await page.getByLabel('Mã', { exact: true }).fill('ban tuyên giáo');
  await record(page);
  await refusedWith(page, '“Mã” viết sai dạng');
  await page.getByLabel('Mã', { exact: true }).fill('BTG');
  await record(page);
  await page.getByRole('link', { name: 'Xem bản ghi và việc tiếp theo' }).click();
  await page.getByRole('link', { name: 'Kết thúc cơ quan' }).waitFor();

  await page.goto(`${office.url}/log?form=term`);
  await page.getByLabel('Khóa').fill('13');
  await record(page);
  await refusedWith(page, 'Khóa mới phải sau khóa 13 (bắt đầu 01/02/2021).');
  await page.getByLabel('Khóa').fill('14');
  await record(page);
  await page.getByRole('link', { name: 'Xem đơn vị' }).click();
  await page
    .getByRole('row', { name: /^Bắt đầu nhiệm kỳ/ })
    .nth(1)
    .waitFor();
  expect(complaints).toEqual([]);
});

test('a province grants a role, is told what is wrong with it, and revokes it with a reason', async () => {
  const { page, complaints } = await signedIn('/grants');
  await page.getByText('Chưa giao quyền nào ở đây.').waitFor();
  await page.getByRole('link', { name: 'Giao quyền', exact: true }).click();
  await record(page);
  await refusedWith(page, 'Chưa có tài khoản.');
  await page.getByLabel('Tài khoản').fill(PROVINCE);
  await record(page);
  await refusedWith(page, `Tài khoản ${PROVINCE} không được tự giao quyền`);
  await page.getByLabel('Tài khoản').fill('office-30051');
  await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill('Xa 2');
  await page.getByRole('option', { name: /Xã 2/ }).click();
  await page.getByLabel('Từ ngày', { exact: true }).fill('1/1/2022');
  await record(page);
  await refusedWith(page, 'Ngày 01/01/2022 đã qua');
  await picture(page, 'console-grant-form');
  await page.getByLabel('Từ ngày', { exact: true }).fill('');
  await record(page);
  await page.getByRole('link', { name: 'Xem bản ghi và việc tiếp theo' }).click();
  await page.getByRole('heading', { name: 'office-30051' }).waitFor();
  await page.getByRole('row', { name: /^Giao quyền/ }).waitFor();

  await page.getByRole('link', { name: 'Thu hồi quyền' }).click();
  await record(page);
  await refusedWith(page, 'Chưa có lý do.');
  await page.getByLabel('Lý do').fill('Đơn vị đổi tài khoản');
  await record(page);
  await recorded(page);
  await page.getByRole('row', { name: /^Thu hồi quyền.*Đơn vị đổi tài khoản/ }).waitFor();
  await page.goto(`${office.url}/grants?ended=1`);
  await page.getByRole('row', { name: /office-30051.*Xã 2.*đã thu hồi/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('a file lets many units in, its refused rows are told before anything is recorded, and an export changes nothing', async () => {
  const { page, complaints } = await signedIn('/grants');
  const lines = [0, 2, 3].map((at) => `commune:3005${at},office-3005${at},RECORDER`);
  const send = (text: string) =>
    page
      .getByLabel('Tệp CSV hoặc Excel')
      .setInputFiles({ name: 'grants.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await send(['unit,subject,role', ...lines, 'commune:39999,office-39999,RECORDER'].join('\n'));
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByText('Đã kiểm tra 4 dòng, chưa ghi gì: 3 dòng ghi được').waitFor();
  await page.getByText('Dòng bị từ chối: 1 dòng đầu trong 1').waitFor();
  await picture(page, 'console-grants-import');
  await page.getByRole('button', { name: 'Chỉ ghi 3 dòng đúng' }).click();
  await page.getByText('Đã ghi 3 dòng; 0 dòng không thay đổi, 1 dòng bị từ chối.').waitFor();
  await page.getByRole('row', { name: /office-30053/ }).waitFor();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất CSV' }).click();
  await page.getByLabel('Tệp CSV hoặc Excel').setInputFiles(await (await saved).path());
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByText('Đã kiểm tra 3 dòng, chưa ghi gì: 0 dòng ghi được, 3 dòng không thay đổi').waitFor();

  await page.getByRole('searchbox', { name: 'Tài khoản' }).fill('30052');
  await page.getByText('1 quyền', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('account')).toBe('30052');
  expect(complaints).toEqual([]);
});

test('control reads the grants of its subtree and is offered none of their commands', async () => {
  const { page } = await signedIn('/grants?ended=1', 'control@province:87');
  await page.getByRole('row', { name: /office-30050/ }).waitFor();
  await page.getByRole('link', { name: 'Xem quyền của office-30050' }).click();
  await page.getByRole('row', { name: /^Giao quyền/ }).waitFor();
  expect(await page.getByRole('link', { name: 'Thu hồi quyền' }).count()).toBe(0);
  const stranger = await signedIn('/grants', 'admin@commune:30055');
  await stranger.page.getByText('Chưa giao quyền nào ở đây.').waitFor();
});

test('three hundred grants of a file are recorded and listed, and come back unchanged as a workbook', async () => {
  const { page, complaints } = await signedIn('/grants?unit=commune:30054:2021-11-01');
  const lines = Array.from({ length: 300 }, (_, at) => `commune:30054,van-phong-${at + 100},RECORDER`);
  const buffer = Buffer.from(['unit,subject,role', ...lines].join('\n'));
  const file = page.getByLabel('Tệp CSV hoặc Excel');
  await file.setInputFiles({ name: 'quyen.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByText('Đã kiểm tra 300 dòng, chưa ghi gì: 300 dòng ghi được').waitFor();
  await page.getByRole('button', { name: 'Ghi 300 dòng' }).click();
  await page.getByText('Đã ghi 300 dòng; 0 dòng không thay đổi, 0 dòng bị từ chối.').waitFor();
  await page.getByText('300 quyền', { exact: true }).waitFor();
  while ((await rows(page).count()) < 300) {
    const shown = await rows(page).count();
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await rows(page).nth(shown).waitFor();
  }
  await page.getByRole('row', { name: /van-phong-399/ }).waitFor();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất Excel' }).click();
  await file.setInputFiles(await (await saved).path());
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page
    .getByText('Đã kiểm tra 300 dòng, chưa ghi gì: 0 dòng ghi được, 300 dòng không thay đổi')
    .waitFor();
  expect(complaints).toEqual([]);
});

test.each(SHOWN)('axe finds nothing wrong, and 320 px are enough: %s, %s', async (language, colorScheme) => {
  const viewport = { width: 320, height: 640 };
  const { page, complaints } = await signedIn('/grants', PROVINCE, { colorScheme, viewport });
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  const list = `${office.url}/grants?ended=1`;
  await page.goto(list);
  await rows(page).first().getByRole('link').click();
  await page.locator('article table').waitFor();
  for (const address of [page.url(), list, `${office.url}/log?form=grant`]) {
    await page.goto(address);
    await page.locator('article table, section[aria-labelledby="grants"] table, form').first().waitFor();
    expect([address, ...(await axeFindings(page))]).toEqual([address]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await picture(page, `console-grants-${language}-320`);
  }
  expect(complaints).toEqual([]);
});
