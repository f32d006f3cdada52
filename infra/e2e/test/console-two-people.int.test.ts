import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { accountOf } from '../src/accounts.ts';
import { changesOf, progressOf } from '../src/changes.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { askAs } from '../src/graphql.ts';
import { lookAt, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const [, , , COMMUNE = '', , LAST = ''] = UNITS.communes;
const BOARD = 'recorder@commune:30053';
const DISTRICT = 'recorder@district:872';
const PROVINCE = 'admin@province:87';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsoleOffice();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

const LIVE = 'Đang cập nhật trực tiếp';

async function opened(account: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await visitAs(office.browser, account, office.url + path, options);
  return page;
}

const listening = (page: Page) => page.getByText(LIVE).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a reorganisation that two people put right', () => {
  const revised = (effectiveOn: string, name: string) => ({
    effectiveOn,
    issuedOn: '2026-11-12',
    decrees: ['900/NQ-UBTVQH16'],
    revisions: [{ unit: LAST, name }],
  });
  const nameOf = (page: Page) => page.getByLabel('Tên, không ghi loại', { exact: true });

  async function correcting(page: Page, name: string): Promise<void> {
    await nameOf(page).fill(name);
    await page.getByLabel('Lý do đính chính').fill('ghi nhầm tên');
  }

  async function recordedName(day: string): Promise<string> {
    const { reorganisations } = await askAs(office.url, office.token)(
      'query($day: Date) { reorganisations(effectiveOn: $day) { revisions { name } } }',
      {
        variables: { day },
      },
    );
    return reorganisations[0].revisions[0].name;
  }

  test('shows each what the other recorded, keeps what is being written, and is gone on with', async () => {
    const day = '2031-01-01';
    await office.send('applyReorganisation', revised(day, 'Mỹ Hòa'));
    await office.quiet();
    const page = await opened('admin@centre', `/units?form=reorganise&correct=${day}`);
    await correcting(page, 'Mỹ Hòa Đông');
    await listening(page);
    await office.send('correctReorganisation', { ...revised(day, 'Mỹ Hòa Tây'), reason: 'đọc nhầm' });
    await page.getByText(/vừa được ghi lại lúc .* \(đọc nhầm\)/).waitFor();
    await page.getByRole('row', { name: /đổi thành Mỹ Hòa Tây .*đổi thành Mỹ Hòa Đông/ }).waitFor();
    await page
      .getByRole('row', { name: /admin|Trung ương.*đọc nhầm/ })
      .first()
      .waitFor();
    expect(await nameOf(page).inputValue()).toBe('Mỹ Hòa Đông');
    await page.getByText('Những chỗ khác nhau').scrollIntoViewIfNeeded();
    await lookAt(page, 'console-reorganise-meanwhile');
    await press(page, 'Kiểm tra trước khi ghi');
    await press(page, 'Ghi lần sắp xếp');
    await page.getByText('Đã ghi lần sắp xếp').waitFor();
    await office.quiet();
    expect(await recordedName(day)).toBe('Mỹ Hòa Đông');
  });

  test('is not recorded over what nobody has seen: at the sending it is shown, and taken back', async () => {
    const day = '2032-01-01';
    await office.send('applyReorganisation', revised(day, 'Phú Điền'));
    await office.quiet();
    const page = await opened('admin@centre', `/units?form=reorganise&correct=${day}`);
    await page.route('**/graphql', (route) =>
      route.request().headers()['accept']?.includes('event-stream') ? route.abort() : route.continue(),
    );
    await page.reload();
    await correcting(page, 'Phú Điền Đông');
    await press(page, 'Kiểm tra trước khi ghi');
    await page.getByText('Không có gì sai').waitFor();
    await office.send('correctReorganisation', { ...revised(day, 'Phú Điền Tây'), reason: 'đọc nhầm' });
    await office.quiet();
    await press(page, 'Ghi lần sắp xếp');
    await page.getByText('Chưa ghi: có người vừa ghi một thay đổi').waitFor();
    await page.getByRole('row', { name: /đổi thành Phú Điền Tây .*đổi thành Phú Điền Đông/ }).waitFor();
    expect(await recordedName(day)).toBe('Phú Điền Tây');
    await press(page, 'Viết lại từ đầu');
    await press(page, 'Bỏ và viết lại');
    expect(await nameOf(page).inputValue()).toBe('Phú Điền Tây');
    expect(await page.getByText('vừa được ghi lại lúc').count()).toBe(0);
    await correcting(page, 'Phú Điền Nam');
    await press(page, 'Kiểm tra trước khi ghi');
    await press(page, 'Ghi lần sắp xếp');
    await page.getByText('Đã ghi lần sắp xếp').waitFor();
    await office.quiet();
    expect(await recordedName(day)).toBe('Phú Điền Nam');
  });
});

describe('a task', () => {
  async function assigned(text: string): Promise<string> {
    const district = await accountOf(office, DISTRICT);
    const task = { text, owner: COMMUNE, by: UNITS.district, assignedOn: '2026-03-01' };
    const { id } = await district.does('assignTask', task);
    await office.quiet();
    return id;
  }

  const complete = async (task: string) =>
    (await accountOf(office, 'admin@commune:30053')).does('completeTask', {
      task,
      on: '2026-03-05',
      result: 'Đã nộp báo cáo',
    });

  async function reporting(task: string): Promise<Page> {
    const page = await opened(BOARD, '/log');
    await page.getByRole('button', { name: `Ghi kết quả: ${task}` }).click();
    await page.getByLabel('Kết quả', { exact: true }).fill('Đã gửi 2 bản');
    await listening(page);
    return page;
  }

  test('that somebody else has done meanwhile says so with the result, keeps what is typed, and is opened again', async () => {
    const task = await assigned('Nộp báo cáo quý');
    const page = await reporting('Nộp báo cáo quý');
    await complete(task);
    await page.getByText(/admin@commune:30053, lúc .*[Hh]oàn thành/).waitFor();
    await page.getByRole('row', { name: 'Kết quả Đã nộp báo cáo Đã gửi 2 bản' }).waitFor();
    expect(await page.getByLabel('Kết quả', { exact: true }).inputValue()).toBe('Đã gửi 2 bản');
    await page.getByText('Những chỗ khác nhau').scrollIntoViewIfNeeded();
    await lookAt(page, 'console-task-meanwhile');
    await press(page, 'Ghi nhận');
    await page.getByRole('alert').getByText('Việc này đã hoàn thành').first().waitFor();
    const district = await accountOf(office, DISTRICT);
    await district.does('reopenTask', { task, reason: 'Báo cáo thiếu biểu' });
    await page
      .getByRole('row', { name: 'Kết quả Đã nộp báo cáo Đã gửi 2 bản' })
      .waitFor({ state: 'detached' });
    await press(page, 'Ghi nhận');
    await page.getByText('Đã ghi nhận.').waitFor();
    expect(await changesOf(office, task)).toBe(4);
  });

  test('that somebody else has done is left to them: what was written is taken back after a question', async () => {
    const task = await assigned('Lập danh sách');
    const page = await reporting('Lập danh sách');
    await complete(task);
    await press(page, 'Bỏ bản đang viết');
    await press(page, 'Bỏ hẳn');
    await page.getByText('Bỏ bản đang viết').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Kết quả', { exact: true }).inputValue()).toBe('');
    expect(await changesOf(office, task)).toBe(2);
  });

  test('that is done while it is being put right keeps the correction on the page, for when it is open again', async () => {
    const task = await assigned('Tổng hợp số liệu');
    const page = await opened(DISTRICT, `/log?form=task&correct=${task}`);
    await page.getByLabel('Nội dung việc').fill('Tổng hợp số liệu năm 2025');
    await page.getByLabel('Lý do').fill('ghi thiếu năm');
    await listening(page);
    await complete(task);
    await page.getByText(/admin@commune:30053, lúc .*[Hh]oàn thành/).waitFor();
    await page.getByText('Tổng hợp số liệu năm 2025').waitFor();
    await lookAt(page, 'console-task-closed-meanwhile');
    await page.getByRole('link', { name: 'Mở lại việc được giao' }).click();
    await page.getByLabel('Lý do').fill('chưa đủ');
    await press(page, 'Ghi nhận');
    await page.getByText('Đã ghi nhận.').waitFor();
    await page.goto(`${office.url}/log?form=task&correct=${task}`);
    await page.getByLabel('Nội dung việc').waitFor();
    expect(await page.getByLabel('Nội dung việc').inputValue()).toBe('Tổng hợp số liệu năm 2025');
    expect(await page.getByLabel('Lý do').inputValue()).toBe('ghi thiếu năm');
  });

  test('that two offices put right at once shows each the words of the other', async () => {
    const task = await assigned('Rà soát');
    const page = await opened(DISTRICT, `/log?form=task&correct=${task}`);
    await page.getByLabel('Nội dung việc').fill('Rà soát đảng viên');
    await page.getByLabel('Lý do').fill('ghi thiếu');
    await listening(page);
    const input = { task, text: 'Rà soát chi bộ', owner: COMMUNE, reason: 'ghi nhầm' };
    await (await accountOf(office, DISTRICT)).does('correctTask', input);
    await page.getByText(`${DISTRICT} vừa thay đổi bản ghi này`).waitFor();
    await page.getByRole('row', { name: 'Nội dung việc Rà soát chi bộ Rà soát đảng viên' }).waitFor();
    await press(page, 'Ghi đính chính');
    await page.getByText('Chưa được ghi nhận: có người đã thay đổi').waitFor();
    await press(page, 'Ghi đính chính');
    await page.getByText('Đã đính chính.').waitFor();
    expect(await changesOf(office, task)).toBe(3);
  });
});

test('a receipt that somebody else records while it is being written stands beside it', async () => {
  const directive = await office.register(905);
  await office.quiet();
  const page = await opened(BOARD, '/log');
  await page.getByRole('button', { name: 'Ghi tiếp nhận 905-CT/TW' }).click();
  await page.getByLabel('Ghi chú').fill('Công văn đến số 12');
  await listening(page);
  const other = await accountOf(office, 'admin@commune:30053');
  const received = { directive: directive.id, unit: COMMUNE, on: '2022-02-01', note: 'Công văn đến số 11' };
  await other.does('recordReceipt', received, directive.positions);
  await page.getByRole('row', { name: 'Ghi chú Công văn đến số 11 Công văn đến số 12' }).waitFor();
  await page.getByRole('link', { name: 'Đính chính', exact: true }).first().waitFor();
  expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Công văn đến số 12');
  expect(await changesOf(office, progressOf(directive.id, COMMUNE))).toBe(1);
});

test('a grant that is revoked while somebody writes why is shown with who was first, and what was written', async () => {
  const province = await accountOf(office, PROVINCE);
  const { id } = await province.does('grantRole', {
    subject: 'office-30053',
    role: 'RECORDER',
    unit: COMMUNE,
  });
  await office.quiet();
  const page = await opened('admin@district:872', `/log?form=revocation&correct=${id}`);
  await page.getByLabel('Lý do').fill('Đơn vị đổi tài khoản');
  await listening(page);
  await province.does('revokeGrant', { grant: id, reason: 'Giao nhầm' });
  await page.getByText(/admin@province:87, lúc .*Thu hồi quyền/).waitFor();
  await page.getByText('Đơn vị đổi tài khoản').waitFor();
  await press(page, 'Bỏ bản đang viết');
  await press(page, 'Bỏ hẳn');
  await page.getByText('Đơn vị đổi tài khoản').waitFor({ state: 'detached' });
});
