import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { accountOf } from '../src/accounts.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { picture, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const [, , , , , LAST = ''] = UNITS.communes;
const BOARD = 'recorder@commune:30055';
const PROVINCE = 'admin@province:87';

let office: ConsoleOffice;
let directive: string;
beforeAll(async () => {
  office = await openConsoleOffice();
  ({ id: directive } = await office.register());
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** What one writes at a label of a form, as it stands there afterwards. */
type Written = readonly (readonly [label: string, text: string, stands?: string])[];

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true }).first();

async function standing(page: Page, written: Written): Promise<void> {
  for (const [label, text, stands = text] of written) {
    await field(page, label).waitFor();
    expect([label, await field(page, label).inputValue()]).toEqual([label, stands]);
  }
}

/** From another page to the form, back, forward; then by a link of the menu, and back. */
async function goAndComeBack(page: Page, path: string, written: Written): Promise<void> {
  await page.goto(`${office.url}${path}`);
  for (const [label, text] of written) await field(page, label).fill(text);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Văn bản' }).waitFor();
  await page.goForward();
  await standing(page, written);
  await page.getByRole('link', { name: 'Văn bản', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Văn bản' }).waitFor();
  await page.goBack();
  await standing(page, written);
}

const FORMS: readonly (readonly [what: string, account: string, path: string, written: Written])[] = [
  [
    'a session',
    BOARD,
    '/log?form=session',
    [
      ['Ngày tổ chức', '15/3/2022', '15/03/2022'],
      ['Số', '3.652'],
      ['Ghi chú', 'Hội trường huyện'],
    ],
  ],
  ['a review', BOARD, '/log?form=review', [['Tên kỳ', 'Năm 2025']]],
  [
    'a task',
    BOARD,
    '/log?form=task',
    [
      ['Nội dung việc', 'Nộp báo cáo'],
      ['Hạn', 'cuối tháng'],
    ],
  ],
  [
    'a reorganisation',
    'admin@centre',
    '/units?form=reorganise',
    [
      ['Ngày có hiệu lực', '1/1/2031', '01/01/2031'],
      ['Ngày ban hành', 'tháng 11'],
      ['Số, ký hiệu nghị quyết', '900/NQ-UBTVQH16'],
    ],
  ],
  [
    'a grant',
    PROVINCE,
    '/log?form=grant',
    [
      ['Tài khoản', 'office-30055'],
      ['Từ ngày', '1/1/20', '1/1/20'],
    ],
  ],
];

test.each(FORMS)(
  '%s that is being written is there again after back, forward and a link',
  async (...form) => {
    const [, account, path, written] = form;
    const { page, complaints } = await visitAs(office.browser, account, `${office.url}/directives`);
    await goAndComeBack(page, path, written);
    expect(complaints).toEqual([]);
  },
);

test('a correction that is being written is there again after back, forward and a link', async () => {
  const board = await accountOf(office, BOARD);
  const received = { directive, unit: LAST, on: '2022-02-01', note: 'Số 11' };
  const { id } = await board.does('recordReceipt', received);
  await office.quiet();
  const { page } = await visitAs(office.browser, BOARD, `${office.url}/directives`);
  await goAndComeBack(page, `/log?form=receipt&correct=${encodeURIComponent(id)}`, [
    ['Ghi chú', 'Số 12'],
    ['Lý do', 'ghi nhầm số'],
  ]);
});

test('a file that is chosen and checked is still there after back, forward and a link', async () => {
  const { page, complaints } = await visitAs(office.browser, PROVINCE, `${office.url}/directives`);
  await page.goto(`${office.url}/grants`);
  const text = 'unit,subject,role\ncommune:30055,office-30055,RECORDER';
  await page
    .getByLabel('Tệp CSV hoặc Excel')
    .setInputFiles({ name: 'quyen.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByText('quyen.csv').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  const checked = page.getByText('Đã kiểm tra 1 dòng, chưa ghi gì');
  await checked.waitFor();
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Đơn vị' }).waitFor();
  await page.goBack();
  await page.getByText('quyen.csv').waitFor();
  await checked.waitFor();
  await checked.scrollIntoViewIfNeeded();
  await picture(page, 'console-file-kept');

  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.evaluate('setTimeout(() => location.reload())');
  expect(await asked).toBe('beforeunload');
  await page.getByText('quyen.csv').waitFor();
  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
  await page.getByText('Đã ghi 1 dòng').waitFor();
  await page.reload();
  await page.getByText('chưa chọn tệp nào').waitFor();
  expect(complaints).toEqual([]);
});
