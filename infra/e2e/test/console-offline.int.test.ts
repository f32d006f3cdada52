import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from '../src/browser.ts';
import { axeFindings, picture, visit } from '../src/pages.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const BOARD = 'recorder@commune:30053';
const NO_LINE = 'Không có kết nối.';

let office: SmallOffice;
let browser: Browser;

beforeAll(async () => {
  office = await openSmallOffice();
  browser = await openBrowser();
  await office.register();
  await office.register();
  await office.quiet();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

/** Whether the service worker answers for the page, and answers lie in the browser. */
const READY = `navigator.serviceWorker.controller !== null && new Promise((resolve) => {
  const opening = indexedDB.open('trienkhai');
  opening.onsuccess = () => {
    const reading = opening.result.transaction('answers').objectStore('answers').getAll();
    reading.onsuccess = () => resolve(reading.result.some(({ answers }) => answers.length >= 4));
    opening.result.close();
  };
})`;

/** A board's page that has been open for a moment: its files and its answers are kept by then. */
async function board(): Promise<Page> {
  const { page } = await visit(browser, `${office.url}/log`);
  await page.locator('#account').fill(BOARD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ghi tiếp nhận 102-CT/TW' }).waitFor();
  while (!(await page.evaluate<boolean>(READY))) await sleep(100);
  return page;
}

describe('without a connection', () => {
  test('a console that was open before opens again, with the last answers and what was being written', async () => {
    const page = await board();
    await page.getByLabel('Ghi chú').fill('Đang viết dở');
    await office.away(async () => {
      await page.reload();
      await page.getByText(NO_LINE).waitFor();
      await page
        .getByText(/Theo trả lời lúc/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Ghi tiếp nhận 102-CT/TW' }).waitFor();
      expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đang viết dở');
      await page.getByRole('combobox', { name: 'Văn bản' }).fill('chi thi');
      await page.getByRole('option', { name: /101-CT\/TW/ }).click();
      await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
      await page.getByText('Không gặp được máy chủ').waitFor();
      await lookAt(page, 'console-offline');
    });
    await page.getByText(NO_LINE).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận.').waitFor();
  });

  test('a closed window opens again as the account that has not signed out, and as nobody once it has', async () => {
    const page = await board();
    await page.context().setOffline(true);
    const again = await page.context().newPage();
    await again.goto(`${office.url}/log`);
    await again.getByRole('button', { name: `Làm việc tiếp bằng ${BOARD}` }).click();
    await again.getByRole('button', { name: 'Ghi tiếp nhận 102-CT/TW' }).waitFor();
    await again.getByRole('button', { name: 'Đăng xuất' }).click();
    await again.reload();
    await again.getByText('Chưa có kết nối nên chưa đăng nhập được.').waitFor();
    expect(await again.getByRole('button', { name: /Làm việc tiếp/ }).count()).toBe(0);
  });
});

/** Nothing wrong in either language, nothing too wide for a phone; pictures of both. */
async function lookAt(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, name);
  await page.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 320, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  await picture(page, `${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
}
