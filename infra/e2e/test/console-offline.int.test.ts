import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { changesOf, progressOf } from '../src/changes.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { askAs } from '../src/graphql.ts';
import { axeFindings, filesKept, KEEPING, lookAt, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';
import type { Sent } from '../src/small-office.ts';

const BOARD = 'recorder@commune:30053';
const UNIT = UNITS.communes[3]!;
const NO_LINE = 'Không có kết nối.';

let office: ConsoleOffice;
let first: Sent;
let second: Sent;

beforeAll(async () => {
  office = await openConsoleOffice();
  first = await office.register();
  second = await office.register();
  await office.register();
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** Whether answers lie in the browser. */
const ANSWERS_KEPT = `new Promise((resolve) => {
  const opening = indexedDB.open('trienkhai');
  opening.onsuccess = () => {
    const reading = opening.result.transaction('answers').objectStore('answers').getAll();
    reading.onsuccess = () => resolve(reading.result.some(({ answers }) => answers.some(({ queryKey: [name] }) => name === 'SearchUnits')));
    opening.result.close();
  };
})`;

/** Resolves once a board's page has been open for a moment: its files and its answers are kept by then. */
async function kept(page: Page, symbol: string): Promise<void> {
  await page.getByRole('button', { name: `Ghi tiếp nhận ${symbol}` }).waitFor();
  await filesKept(page);
  while (!(await page.evaluate<boolean>(ANSWERS_KEPT))) await sleep(100);
}

async function board(): Promise<Page> {
  const { page } = await visitAs(office.browser, BOARD, `${office.url}/log`, KEEPING);
  await kept(page, '103-CT/TW');
  return page;
}

async function receive(page: Page, symbol: string, day: string): Promise<void> {
  await page.getByRole('button', { name: `Ghi tiếp nhận ${symbol}` }).click();
  await page.getByLabel('Ngày thực hiện').fill(day);
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
}

/** How often something was recorded of a node, and how it stands. */
async function recorded(): Promise<{ received: number; implemented: number }> {
  await office.quiet();
  const ask = askAs(office.url, office.token);
  const { history, directive } = await ask(
    `query($progress: ID!, $directive: ID!, $unit: ID!) {
      history(id: $progress) { totalCount }
      directive: node(id: $directive) { ... on Directive { rollout(within: $unit) { rows(first: 1) { nodes {
        stages { stage evidence { id } } } } } } } }`,
    {
      variables: {
        progress: progressOf(first.id, UNIT),
        directive: first.id,
        unit: UNIT,
      },
    },
  );
  const { stages } = directive.rollout.rows.nodes[0];
  const of = stages.find(({ stage }: { stage: string }) => stage === 'IMPLEMENTED');
  return { received: history.totalCount, implemented: of.evidence.length };
}

describe('without a connection', () => {
  test('a board records, loads the page again, and everything is recorded once when the line is back', async () => {
    const page = await board();
    await page.context().setOffline(true);
    await page.getByText(NO_LINE).waitFor();

    await receive(page, '101-CT/TW', '2/2/2022');
    await page.getByText('Đã giữ trên máy này').waitFor();
    await page.getByLabel('Việc đã làm', { exact: true }).selectOption('milestone');
    await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill('101');
    await page.getByRole('option', { name: /101-CT\/TW/ }).click();
    await page.getByLabel('Ngày thực hiện').fill('10/2/2022');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByRole('link', { name: 'Chờ gửi: 2' }).waitFor();

    await page.getByLabel('Ghi chú').fill('Đang viết dở');
    await page.reload();
    await page.getByText(NO_LINE).waitFor();
    await page
      .getByText(/Theo trả lời lúc/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đang viết dở');
    await page.getByRole('link', { name: 'Chờ gửi: 2' }).click();
    const items = page.locator('.queue > li');
    await items
      .nth(1)
      .getByText(/101-CT/)
      .waitFor();
    expect(await items.allInnerTexts()).toEqual([
      expect.stringMatching(/Tiếp nhận văn bản[^]*101-CT\/TW[^]*02\/02\/2022/),
      expect.stringMatching(/101-CT\/TW[^]*10\/02\/2022/),
    ]);
    await lookAt(page, 'console-outbox');
    await page.goBack();
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đang viết dở');

    await page.context().setOffline(false);
    await page.getByRole('link', { name: /Chờ gửi/ }).waitFor({ state: 'detached' });
    await page.getByText(NO_LINE).waitFor({ state: 'detached' });
    expect(await recorded()).toEqual({ received: 1, implemented: 1 });
  });

  test('the console opens while the gateway is stopped, and says what became of a command refused later', async () => {
    const page = await board();
    await office.away(async () => {
      await page.reload();
      await page.getByText(NO_LINE).waitFor();
      await receive(page, '102-CT/TW', '5/2/2022');
      await page.getByRole('link', { name: 'Chờ gửi: 1' }).click();
      await page.getByRole('button', { name: 'Gửi ngay' }).click();
      await page.getByText('Đang chờ gửi').waitFor();
      await page.context().setOffline(true);
    });
    const receipt = { directive: second.id, unit: UNIT, on: '2022-02-03' };
    await office.send('recordReceipt', receipt, { after: second.positions });
    await office.quiet();
    await page.context().setOffline(false);

    await page.getByRole('link', { name: 'Chờ gửi: 1, bị từ chối: 1' }).waitFor();
    const item = page.locator('.queue > li');
    await item.getByText('03/02/2022').waitFor();
    expect(await item.innerText()).toMatch(
      /đã ghi bước này vào ngày khác[^]*admin@centre[^]*03\/02\/2022[^]*05\/02\/2022/,
    );
    await lookAt(page, 'console-conflict');

    await item.getByRole('button', { name: 'Sửa' }).click();
    await page.getByLabel('Ngày thực hiện').fill('3/2/2022');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận.').waitFor();
    await page.getByRole('link', { name: /Chờ gửi/ }).waitFor({ state: 'detached' });
  });

  test('what is discarded is asked about first, and whoever signs out is told what stays behind', async () => {
    const page = await board();
    await page.context().setOffline(true);
    await page.getByText(NO_LINE).waitFor();
    await page.getByLabel('Ngày thực hiện').fill('7/2/2022');
    await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill('103');
    await page.getByRole('option', { name: /103-CT\/TW/ }).click();
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByRole('link', { name: 'Chờ gửi: 1' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('dialog').getByText('1 việc chưa gửi ở lại trên máy này').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ở lại' }).click();
    await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click();
    await page.getByText('Không còn việc nào chờ gửi.').waitFor();
  });

  test('a closed window opens again as the account that has not signed out, and as nobody once it has', async () => {
    const page = await board();
    await page.context().setOffline(true);
    const again = await page.context().newPage();
    await again.goto(`${office.url}/log`);
    await again.getByRole('button', { name: `Làm việc tiếp bằng ${BOARD}, gửi sau` }).click();
    await again.getByRole('button', { name: 'Ghi tiếp nhận 103-CT/TW' }).waitFor();
    await again.getByRole('button', { name: 'Đăng xuất' }).click();
    await again.reload();
    await again.getByText('Chưa có kết nối nên chưa đăng nhập được.').waitFor();
    expect(await again.getByRole('button', { name: /Làm việc tiếp/ }).count()).toBe(0);
  });
});

const waiting = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

test('two tabs share what waits, and send each of it once', async () => {
  const documents = [await office.register(901), await office.register(902)];
  await office.quiet();
  const { page: first } = await visitAs(office.browser, BOARD, `${office.url}/log`, KEEPING);
  const second = await first.context().newPage();
  await second.goto(`${office.url}/log`);
  const sent: string[] = [];
  first.context().on('request', (request) => {
    const [id] = /"commandId":"[^"]+"/.exec(request.postData() ?? '') ?? [];
    if (id && request.headers()['x-dry-run'] === undefined) sent.push(id);
  });
  for (const tab of [first, second]) await kept(tab, '902-CT/TW');
  await first.context().setOffline(true);
  for (const [at, page] of [first, second].entries()) {
    const symbol = `90${at + 1}-CT`;
    await page.getByText(NO_LINE).waitFor();
    await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill(symbol);
    await page.getByRole('option', { name: new RegExp(symbol) }).click();
    await page.getByLabel('Ngày thực hiện').fill('2/2/2022');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    for (const tab of [first, second]) await waiting(tab, `Chờ gửi: ${at + 1}`).waitFor();
  }
  await first.context().setOffline(false);
  for (const tab of [first, second]) await waiting(tab, /Chờ gửi/).waitFor({ state: 'detached' });
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(2);
  const recordedOf = ({ id }: Sent) => changesOf(office, progressOf(id, UNIT));
  expect(await Promise.all(documents.map(recordedOf))).toEqual([1, 1]);
});
