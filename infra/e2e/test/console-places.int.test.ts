import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { atWork, lookAt, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const [OWN, BESIDE] = UNITS.communes;

/** Nothing of the page is still on its way. */
const SETTLED = `document.querySelector('.pending, [aria-busy="true"]') === null`;

let office: ConsoleOffice;
let rollout: string;

beforeAll(async () => {
  office = await openConsoleOffice();
  const { id: directive, positions: after } = await office.register();
  for (const unit of [OWN, BESIDE, UNITS.district])
    await office.send('recordReceipt', { directive, unit, on: '2022-03-01' }, { after });
  await office.quiet();
  rollout = `/rollout?${new URLSearchParams({ directive, on: '2022-06-30' })}`;
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** The trail of a rollout: its words, and those of them that lead somewhere. */
async function trailOf(account: string) {
  const { page, complaints } = await visitAs(office.browser, account, office.url + rollout);
  const trail = page.getByRole('navigation', { name: 'Nơi đang xem' });
  await trail.waitFor();
  const told = {
    words: await trail.getByRole('listitem').allInnerTexts(),
    links: await trail.getByRole('link').allInnerTexts(),
    complaints,
  };
  return { page, told };
}

test.each([
  ['viewer@centre', ['Cả nước'], []],
  ['viewer@province:87', ['Cả nước', 'Tỉnh Đồng Tháp'], []],
  ['viewer@district:872', ['Cả nước', 'Tỉnh Đồng Tháp', 'Huyện Tháp Mười'], []],
  ['viewer@commune:30050', ['Cả nước', 'Tỉnh Đồng Tháp', 'Huyện Tháp Mười', 'Xã Xã 1'], []],
])('%s begins at its own place, above which there is no way', async (account, words, links) => {
  const { told } = await trailOf(account);
  expect(told).toEqual({ words, links, complaints: [] });
});

test('a commune is offered what it reads, and told why another unit shows no records', async () => {
  const { page } = await trailOf('viewer@commune:30050');
  await lookAt(page, 'console-own-place');
  await page.getByRole('combobox', { name: 'Nơi', exact: true }).fill('xa');
  const offered = page.getByRole('listbox', { name: 'Nơi' }).getByRole('option');
  await offered.filter({ hasText: 'Xã Xã 1' }).waitFor();
  expect(await offered.count()).toBe(1);
  await page.goto(`${office.url}/units?unit=${BESIDE}`);
  await page.getByText('Tài khoản này không đọc việc của đơn vị này').waitFor();
  await lookAt(page, 'console-other-unit');
});

test.each(['recorder@commune:30050', 'recorder@district:872', 'recorder@province:87', 'recorder@centre'])(
  'every page opens for %s without a refusal',
  async (account) => {
    const { page, complaints } = await visitAs(office.browser, account, office.url);
    for (const path of ['/log', '/directives', '/review', '/units', '/operations']) {
      await page.goto(office.url + path);
      await atWork(page);
      while (!(await page.evaluate<boolean>(SETTLED))) await sleep(100);
      expect([path, await page.getByRole('alert').allInnerTexts()]).toEqual([path, []]);
    }
    expect(complaints).toEqual([]);
  },
  60_000,
);

test('an account sees where it is signed in, and ends the other place once it has signed in anew', async () => {
  const account = 'viewer@commune:30050';
  const left = await visitAs(office.browser, account, `${office.url}/units`);
  const { page } = await visitAs(office.browser, account, office.url);
  await page.getByRole('link', { name: account }).click();
  const end = page.getByRole('button', { name: /^Kết thúc lần đăng nhập của/ });
  await page.getByText('Trình duyệt này').waitFor();
  await end.first().click();
  await page.getByRole('heading', { name: 'Đăng nhập lại trước đã' }).waitFor();
  await lookAt(page, 'console-sign-ins');
  await page.getByRole('link', { name: 'Đăng nhập lại', exact: true }).click();
  await page.getByRole('textbox', { name: 'Tài khoản cơ quan' }).fill(account);
  await page.getByRole('button', { name: /^Đăng nhập/ }).click();
  await page.getByText('Trình duyệt này').waitFor();
  await page.getByRole('button', { name: 'Kết thúc mọi lần khác' }).click();
  await page.getByText(/^Đã kết thúc \d+ lần đăng nhập\.$/).waitFor();
  await end.first().waitFor({ state: 'detached' });
  await left.page.reload();
  await left.page.getByRole('heading', { name: 'Đăng nhập', exact: true }).waitFor();
});
