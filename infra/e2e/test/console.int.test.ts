import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { askAs } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { atWork, axeFindings, focusedName, picture, SHOWN, tabTo, visit, visitAs } from '../src/pages.ts';

let office: ConsoleOffice;
let directive: string;

beforeAll(async () => {
  office = await openConsoleOffice();
  const { id, positions: after } = await office.register();
  directive = id;
  const record = (command: string, unit: string, on: string) =>
    office.send(command, { directive, unit, on }, { after });
  await record('recordReceipt', UNITS.province, '2022-01-20');
  await record('adoptPlan', UNITS.province, '2022-02-01');
  await record('recordReceipt', UNITS.district, '2022-02-10');
  for (const commune of UNITS.communes.slice(0, 4)) await record('recordReceipt', commune, '2022-03-01');
  await office.quiet();
}, 600_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

const ACCOUNT = 'viewer@province:87';
const PROVINCE = UNITS.province;
const ON = '2022-06-30';

function rolloutAddress(fields: Record<string, string> = {}): string {
  return `/rollout?${new URLSearchParams({ directive, within: PROVINCE, on: ON, ...fields })}`;
}

const signedIn = (path: string, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, ACCOUNT, office.url + path, options);

const cell = (page: Page, level: string, stage: string, column: number) =>
  page
    .locator(`article[aria-labelledby="level-${level}"] tr`, { hasText: stage })
    .locator('td')
    .nth(column)
    .innerText();

/** Rows come in twos, and those after the first two once they are released. */
async function rowsTwoByTwo(page: Page): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { readonly variables?: Record<string, unknown> };
    if (asked.variables?.['orderBy'] === undefined) return route.continue();
    if (asked.variables['after']) await released.promise;
    const variables = { ...asked.variables, first: 2 };
    return route.continue({ postData: JSON.stringify({ ...asked, variables }) });
  });
  return released.resolve;
}

/** What a printer is handed of the grid. */
async function onPaper(page: Page): Promise<unknown> {
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(`(() => {
    dispatchEvent(new Event('beforeprint'));
    const rows = document.querySelectorAll('.grid tbody tr:not(.spacer)').length;
    const says = document.querySelector('section[aria-labelledby="rows"] .grid-scroll ~ .print-only')?.innerText ?? '';
    dispatchEvent(new Event('afterprint'));
    return { rows, says };
  })()`);
  await page.emulateMedia({ media: 'screen' });
  return seen;
}

describe('the rollout of a document', () => {
  test('is found, read, and followed down to a commune by keyboard alone', async () => {
    const { page, complaints, foreign } = await visit(office.browser, `${office.url}/rollout`);
    await page.locator('#sign-in').waitFor();
    await tabTo(page, /Đến nội dung chính/);
    await tabTo(page, /^Đăng nhập$/);
    await page.keyboard.press('Enter');
    await page.locator('#account:focus').waitFor();
    await page.keyboard.type(ACCOUNT);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Văn bản' }).waitFor();

    await tabTo(page, /^Văn bản$/);
    await page.keyboard.type('101');
    await page.getByRole('option', { name: /101-CT\/TW/ }).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(page, /^Đến ngày$/);
    await page.keyboard.type('30/6/2022');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Nơi$/, 'Shift+Tab');
    await page.keyboard.type('dong thap');
    await page.getByRole('option', { name: /Tỉnh Đồng Tháp/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Cấp huyện', exact: true }).waitFor();
    expect(page.url()).toContain('on=2022-06-30');

    const district = 'Huyện Tháp Mười';
    await page.locator('.trail strong', { hasText: 'Tỉnh Đồng Tháp' }).waitFor();
    await page.locator('.grid tbody th a', { hasText: district }).waitFor();
    await tabTo(page, new RegExp(`^${district}$`));
    await page.keyboard.press('Enter');
    await page.locator('.trail strong', { hasText: district }).waitFor();
    expect(await page.locator('.trail').innerText()).toContain('Tỉnh Đồng Tháp');

    await page.locator('.grid button').first().waitFor();
    await tabTo(page, /^Căn cứ của/);
    const opener = await focusedName(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('heading').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focusedName(page)).toBe(opener);
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  });

  test('shows the figures that GraphQL answers', async () => {
    const ask = askAs(office.url, await office.network.token(ACCOUNT));
    const { directive: asked } = await ask(
      `query($within: ID!, $on: Date!) { directive(symbol: "101-CT/TW") { rollout(within: $within, on: $on) {
        levels { level expected stages(only: [RECEIVED]) { reached partly overdue } } } } }`,
      { variables: { within: PROVINCE, on: ON } },
    );
    const { page } = await signedIn(rolloutAddress());
    await page.getByRole('heading', { name: 'Cấp huyện', exact: true }).waitFor();
    for (const { level, expected, stages } of asked.rollout.levels) {
      const card = page.locator(`article[aria-labelledby="level-${level}"]`);
      expect(await card.innerText()).toContain(`Phải thực hiện: ${expected} đơn vị`);
      const [{ reached, partly, overdue }] = stages;
      const shown = await Promise.all([0, 2, 3].map((column) => cell(page, level, 'Tiếp nhận', column)));
      expect(shown).toEqual([reached, partly, overdue].map(String));
    }
    await picture(page, 'console-rollout');
  });

  test('says what to do where nothing is chosen, and why where a place does not fit the day', async () => {
    const { page } = await signedIn('/rollout');
    expect(await page.getByRole('heading', { name: 'Chưa chọn văn bản' }).count()).toBe(1);
    await page.goto(office.url + rolloutAddress({ on: '2020-01-01', within: 'province:99:2021-11-01' }));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Không có đơn vị này');
  });

  test('keeps what was typed where it is no day, and says how to write one', async () => {
    const { page } = await signedIn(rolloutAddress());
    const field = page.getByLabel('Đến ngày', { exact: true });
    await field.fill('31/6/2022');
    await field.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('"31/6/2022"');
    expect(await field.inputValue()).toBe('31/6/2022');
  });

  test('compares two days, with what reorganisation did apart', async () => {
    const { page } = await signedIn(rolloutAddress({ before: '2022-02-15' }));
    await page.locator('article[aria-labelledby="compare-DISTRICT"] tbody tr').first().waitFor();
    expect(await page.locator('article[aria-labelledby="compare-DISTRICT"]').innerText()).toContain(
      'Tiến bộ thực',
    );
    await page.locator('section[aria-labelledby="compare"]').scrollIntoViewIfNeeded();
    await picture(page, 'console-compare');
  });

  test('the End key reaches the last of all units, also where it has not come yet, and Home the first', async () => {
    const { page, complaints } = await signedIn('/rollout');
    const release = await rowsTwoByTwo(page);
    await page.goto(office.url + rolloutAddress({ level: 'COMMUNE' }));
    await page.locator('.grid button').first().focus();
    await page.keyboard.press('End');
    await page.locator('.grid tbody tr', { hasText: 'Đang tải…' }).last().waitFor();
    release();
    const rows = Number(await page.locator('.grid').getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(4);
    await page.locator(`.grid tr[aria-rowindex="${rows}"] button:focus`).waitFor();
    await page.keyboard.press('Home');
    await page.locator('.grid tr[aria-rowindex="2"] button:focus').waitFor();
    expect(complaints).toEqual([]);
  });

  test('prints every row by its button, which fetches them first, and says on paper where rows are missing', async () => {
    const { page, complaints } = await signedIn('/rollout');
    await page.addInitScript('window.print = () => (window.printed = true)');
    const release = await rowsTwoByTwo(page);
    await page.goto(office.url + rolloutAddress({ level: 'COMMUNE' }));
    await page.locator('.grid button').first().waitFor();
    const rows = Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
    expect(await onPaper(page)).toEqual({ rows: 2, says: expect.stringContaining(`2 trong ${rows} dòng`) });
    const footer = page.locator('footer');
    await footer.getByRole('button', { name: 'In trang này' }).click();
    await footer.getByText(`Đang lấy dòng để in: 2 trong ${rows}.`).waitFor();
    release();
    await footer.getByRole('status').filter({ hasNotText: /./ }).waitFor({ state: 'attached' });
    expect(await page.evaluate('window.printed')).toBe(true);
    expect(await onPaper(page)).toEqual({ rows, says: '' });
    expect(complaints).toEqual([]);
  });

  test('follows what is recorded while it is looked at', async () => {
    const { id, positions: after } = await office.register();
    const { page } = await signedIn(rolloutAddress({ directive: id, on: '' }));
    await page.getByText('Đang cập nhật trực tiếp').waitFor();
    expect(await cell(page, 'PROVINCE', 'Tiếp nhận', 0)).toBe('0');
    const receipt = { directive: id, unit: PROVINCE, on: '2022-03-01' };
    await office.send('recordReceipt', receipt, { after });
    await page
      .locator('article[aria-labelledby="level-PROVINCE"] tr', { hasText: 'Tiếp nhận' })
      .locator('td', { hasText: '100%' })
      .waitFor();
  });
});

describe('for everyone', () => {
  test.each(SHOWN)('axe finds nothing wrong: %s, %s', async (language, colorScheme) => {
    const { page } = await visit(office.browser, `${office.url}/`, { colorScheme });
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.sign-in a.action').click();
    await page.locator('#account').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, `sign-in-server-${language}-${colorScheme}`);
    await page.locator('#account').fill(ACCOUNT);
    await page.keyboard.press('Enter');
    await atWork(page);
    await page.goto(office.url + rolloutAddress({ before: '2022-02-15' }));
    await page.locator('.grid button').first().waitFor();
    await page.locator('.chart').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.grid button').first().click();
    await page.getByRole('dialog').getByRole('heading').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, `console-${language}-${colorScheme}`);
  });

  test('every sentence changes with the language, and the address stays', async () => {
    const { page } = await signedIn(rolloutAddress());
    await page.getByRole('heading', { name: 'Từng đơn vị' }).waitFor();
    const address = page.url();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Units', exact: true }).waitFor();
    expect(await page.title()).toBe('Rollout · Triển Khai');
    expect(page.url()).toBe(address);
    expect(await page.locator('h2, h3, label, thead th').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/Từng|Chọn|Đạt|Cấp (tỉnh|huyện|xã)/),
    );
  });

  test('320 px are enough: only tables scroll sideways', async () => {
    const { page } = await signedIn(rolloutAddress(), { viewport: { width: 320, height: 640 } });
    await page.locator('.grid button').first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await picture(page, 'console-phone');
  });

  test('the first view costs at most 200 kB of script and asks no other host', async () => {
    const { page, scriptBytes, foreign, complaints } = await signedIn(rolloutAddress());
    await page.locator('.grid button').first().waitFor();
    expect(await scriptBytes()).toBeLessThanOrEqual(200_000);
    expect(await scriptBytes()).toBeGreaterThan(50_000);
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  });

  test('a page of another version than the gateway writes out what it asks, and goes on', async () => {
    const { page } = await signedIn('/units');
    const queries: string[] = [];
    await page.route('**/graphql', async (route) => {
      const { documentId, ...asked } = route.request().postDataJSON() as Record<string, string>;
      queries.push(asked['query'] ?? '');
      // The gateway has no operation of that version under its name.
      const named = documentId === undefined ? {} : { documentId: `${documentId}-of-another-version` };
      await route.continue({ postData: JSON.stringify({ ...asked, ...named }) });
    });
    await page.getByRole('navigation').getByRole('link', { name: 'Văn bản' }).click();
    await page.getByRole('link', { name: '101-CT/TW' }).waitFor();
    expect(queries[0]).toBe('');
    expect(queries).toContainEqual(expect.stringContaining('query DirectiveList('));
  });
});

describe('addresses', () => {
  test('a deep link opens the console, a program gets an answer it can read', async () => {
    const page = await fetch(`${office.url}/rollout?on=2022-06-30`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await page.text()).toContain('<div id="app">');
    const program = await fetch(`${office.url}/rollout`, { headers: { accept: 'application/json' } });
    expect(program.status).toBe(404);
    const unknown = await fetch(`${office.url}/v1/nothing`, { headers: { accept: 'text/html' } });
    expect(unknown.status).toBe(401);
  });

  test('built files never change under their name and are kept for good', async () => {
    const html = await (await fetch(office.url)).text();
    const [script] = /\/assets\/[\w.-]+\.js/.exec(html) ?? [];
    const file = await fetch(office.url + script!);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toContain('text/javascript');
    expect(await fetch(`${office.url}/assets/../index.html`)).toMatchObject({ status: 404 });
  });
});
