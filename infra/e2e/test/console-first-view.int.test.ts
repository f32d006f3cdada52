import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { axeFindings, picture } from '../src/pages.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsoleOffice();
}, 300_000);
afterAll(() => office?.close());

const PATH = '/rollout?directive=directive:d1&on=2022-12-31';

test('whoever has not signed in may before the console has come, in the language chosen last, and comes back', async () => {
  const page = await office.browser.newPage({
    serviceWorkers: 'block',
    viewport: { width: 320, height: 640 },
  });
  const arrives = Promise.withResolvers<void>();
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    await arrives.promise;
    await route.continue();
  });
  await page.goto(office.url + PATH, { waitUntil: 'commit' });
  const link = page.locator('.sign-in a.action');
  await link.waitFor();
  const to = new URL((await link.getAttribute('href')) ?? '', office.url).searchParams.get('to');
  expect([await link.innerText(), to]).toEqual(['Đăng nhập', PATH]);
  expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'console-before-it-came');

  await page.evaluate(`localStorage.setItem('trienkhai.language', 'en')`);
  await page.reload({ waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  arrives.resolve();
  await page.locator('#sign-in').waitFor();
  expect(await link.count()).toBe(1);
  await link.click();
  await page.locator('#account').fill('viewer@province:87');
  await page.keyboard.press('Enter');
  await page.locator('.top .account').waitFor();
  expect(page.url()).toBe(new URL(PATH, office.url).href);
});
