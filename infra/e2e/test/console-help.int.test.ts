import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { askAs } from '../src/graphql.ts';
import { axeFindings, focusedName, picture, SHOWN, tabTo, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const ACCOUNT = 'viewer@province:87';
const ON = '2022-06-30';
const FIRST = UNITS.communes[0]!;

let office: ConsoleOffice;
let directive: string;

beforeAll(async () => {
  office = await openConsoleOffice();
  await record();
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** The document that the tour shows, with target days, receipts, one of them late, and a session. */
async function record(): Promise<void> {
  const registered = await office.send('registerDirective', {
    symbol: '901-CT/TW',
    title: '[Mẫu] Chỉ thị về học tập nghị quyết',
    issuer: 'organ:BCT:2021-11-01',
    issuedOn: '2022-03-01',
    sample: true,
  });
  directive = registered.id;
  const after = registered.positions;
  const targets = [{ stage: 'RECEIVED', level: 'COMMUNE', days: 30 }];
  await office.send('setTargetDays', { directive, targets, sample: true }, { after });
  for (const unit of [UNITS.province, UNITS.district, ...UNITS.communes.slice(0, 3)])
    await office.send('recordReceipt', { directive, unit, on: '2022-03-10', sample: true }, { after });
  const people = [{ unit: 'LEARNER', value: 96, qualifier: 'AT_LEAST' }];
  const session = { kind: 'study-class', directives: [directive], unit: FIRST, heldOn: '2022-04-15', people };
  await office.send('recordSession', { ...session, sample: true }, { after });
}

const signedIn = (path: string, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, ACCOUNT, office.url + path, options);

function rolloutAddress(fields: Record<string, string> = {}): string {
  return `/rollout?${new URLSearchParams({ directive, within: UNITS.province, on: ON, ...fields })}`;
}

/** Away with the offer of the tour, as whoever has seen it. */
async function withoutTour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Không cần' }).click();
}

describe('the tour', () => {
  test('is offered once, led through by one key, and does not come again', async () => {
    const { page, complaints, foreign } = await signedIn('/');
    await page.getByText('Lần đầu dùng?').waitFor();
    await tabTo(page, /^Bắt đầu$/);
    await page.keyboard.press('Enter');
    await page.getByText('Bước 1 trong 5').waitFor();
    await page.locator('section.tour-spot').waitFor();
    await page
      .getByRole('cell', { name: /901-CT\/TW/ })
      .or(page.getByText('901-CT/TW'))
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Bước 2 trong 5').waitFor();
    await page.locator('section.tour-spot[aria-labelledby="levels"]').waitFor();
    expect(new URL(page.url()).searchParams.get('on')).toBe('2022-12-26');
    await picture(page, 'console-tour');
    for (const step of [3, 4, 5]) {
      await page.keyboard.press('Enter');
      await page.getByText(`Bước ${step} trong 5`).waitFor();
    }
    expect(new URL(page.url()).pathname).toBe('/units');
    await page.keyboard.press('Enter');
    await page.getByText('Bước 5 trong 5').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Cây đơn vị' }).waitFor();
    expect(await page.getByText('Lần đầu dùng?').count()).toBe(0);
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  });

  test('is left by Escape, and begun again from the help', async () => {
    const { page } = await signedIn('/units');
    await tabTo(page, /^Bắt đầu$/, 'Shift+Tab');
    await page.keyboard.press('Escape');
    await page.getByText('Lần đầu dùng?').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Trợ giúp' }).click();
    await page.getByRole('button', { name: 'Xem hướng dẫn từng bước' }).click();
    await page.getByText('Lần đầu dùng?').waitFor();
  });
});

describe('a figure', () => {
  test('tells the facts behind it down to what was recorded, by keyboard alone', async () => {
    const { page, complaints } = await signedIn(rolloutAddress());
    await withoutTour(page);
    await page.locator('article[aria-labelledby="level-COMMUNE"] .figure-button').first().waitFor();
    await tabTo(page, /^Phải thực hiện: 6 đơn vị: /);
    await tabTo(page, /^3: xem vì sao, Cấp xã, Tiếp nhận, đạt trọn$/);
    await page.keyboard.press('ArrowRight');
    expect(await focusedName(page)).toBe('50%: xem vì sao, Cấp xã, Tiếp nhận, tỷ lệ đạt');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tính đến 30/06/2022 con số này đếm 3 đơn vị dưới đây.').waitFor();
    await tabTo(page, /^1 căn cứ đã ghi/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Lịch sử thay đổi/);
    await page.keyboard.press('Enter');
    await dialog.getByRole('rowheader', { name: 'Tiếp nhận văn bản' }).waitFor();
    await picture(page, 'console-explain');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focusedName(page)).toContain('Cấp xã, Tiếp nhận, đạt trọn');
    expect(complaints).toEqual([]);
  });

  test('counts just the units that it lists, whichever it is', async () => {
    const ask = askAs(office.url, await office.network.token(ACCOUNT));
    const { directive: asked } = await ask(
      `query($within: ID!, $on: Date!) { directive(symbol: "901-CT/TW") { rollout(within: $within, on: $on) {
        levels { level expected stages(only: [RECEIVED]) { reached partly overdue } } } } }`,
      { variables: { within: UNITS.province, on: ON } },
    );
    const { level, expected, stages } = asked.rollout.levels.find(
      (each: { level: string }) => each.level === 'COMMUNE',
    );
    expect({ level, expected, ...stages[0] }).toMatchObject({
      expected: 6,
      reached: 3,
      partly: 0,
      overdue: 3,
    });
    const { page } = await signedIn(rolloutAddress());
    for (const [part, count] of Object.entries({ expected, ...stages[0] })) {
      await page.goto(office.url + rolloutAddress({ why: `COMMUNE.RECEIVED.${part}` }));
      const said = count === 0 ? 'Không có đơn vị nào.' : `con số này đếm ${String(count)} đơn vị`;
      await page.getByRole('dialog').getByText(said).waitFor();
      expect(await page.locator('dialog .explained > li').count()).toBe(count);
    }
  });

  test('between two days is told as a sum, with the units of either day a press away', async () => {
    const { page } = await signedIn(
      rolloutAddress({ before: '2022-03-05', why: 'COMMUNE.RECEIVED.progress' }),
    );
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 − 0 = 3 (tiến bộ thực) + 0 (do sắp xếp).').waitFor();
    await dialog.getByRole('button', { name: 'Xem các đơn vị đã đạt ngày 05/03/2022' }).click();
    await dialog.getByText('Không có đơn vị nào.').waitFor();
  });

  test('of a unit leads to the session that it held', async () => {
    const { page } = await signedIn(rolloutAddress({ unit: FIRST }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('lớp học tập, quán triệt: 1 · ít nhất 96 học viên').waitFor();
    await dialog.getByText('Buổi học, hội nghị: lớp học tập, quán triệt').waitFor();
    expect(await dialog.innerText()).toContain('ngày 15/04/2022');
  });
});

describe('a term', () => {
  test('is explained on focus and on hover, stays while it is pointed at, and goes with Escape', async () => {
    const { page } = await signedIn(rolloutAddress());
    await withoutTour(page);
    const tip = page.getByRole('tooltip').filter({ hasText: 'mọi đơn vị hợp thành nó đã làm' });
    await page.locator('.term').first().waitFor();
    await tabTo(page, /^Đạt trọn$/);
    await tip.waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Đạt trọn', exact: true }).hover();
    await tip.waitFor();
    await tip.hover();
    await picture(page, 'console-term');
    expect(await tip.isVisible()).toBe(true);
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: 'hidden' });
  });

  test('is found in the help, which a single key opens where nothing is typed', async () => {
    const { page } = await signedIn(rolloutAddress());
    await page.locator('.grid button').first().waitFor();
    await page.getByLabel('Lọc theo tên').press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { name: 'Từng cấp' }).click();
    await page.keyboard.press('?');
    await page.getByLabel('Tìm thuật ngữ').fill('qua han');
    await page.getByRole('dialog').getByText('đã qua hạn mà chưa đạt bước đó').waitFor();
    await page.getByLabel('Dùng phím tắt một phím').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('from where one stands', () => {
  test('the report opens as a page to print, and the sample set is named on every screen that shows it', async () => {
    const { page, complaints } = await signedIn(rolloutAddress());
    await page.locator('.sample-mark', { hasText: 'Dữ liệu mẫu' }).waitFor();
    const [report] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Mở trang để in' }).click(),
    ]);
    await report.getByRole('heading', { level: 1 }).waitFor();
    // Its own style acts under the policy of the console.
    expect(await report.evaluate<string>('getComputedStyle(document.body).fontFamily')).toContain(
      'Times New Roman',
    );
    expect(complaints).toEqual([]);
    await page.goto(`${office.url}/units?unit=${UNITS.province}`);
    await page.getByRole('heading', { name: 'Báo cáo của Tỉnh Đồng Tháp' }).waitFor();
    expect(await page.locator('.sample-mark .mark').count()).toBe(0);
  });

  test('the figures go to a spreadsheet as they are read', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page } = await signedIn(rolloutAddress(), { permissions });
    await page.getByRole('button', { name: 'Chép số liệu: Từng cấp' }).click();
    await page.getByText(/Đã chép \d+ dòng/).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied.split('\n')[0]).toBe('\tBước\tĐạt trọn\tTỷ lệ\tMột phần\tQuá hạn\tTrung vị ngày');
    expect(copied).toContain('Cấp xã\tTiếp nhận\t3\t50%\t0\t3\t9');
    await page.getByRole('button', { name: 'Chép số liệu: Từng đơn vị' }).click();
    await page.getByText(/Đã chép 2 dòng/).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(
      'Huyện Tháp Mười\t10/03/2022\t',
    );
  });
});

test.each(SHOWN)(
  'axe finds nothing wrong with any of the help open: %s, %s',
  async (language, colorScheme) => {
    const { page } = await signedIn('/', { colorScheme });
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.tour').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page
      .locator('footer')
      .getByRole('button', { name: /^(Trợ giúp|Help)$/ })
      .click();
    await page.locator('dialog dl dt').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, `console-help-${language}`);
    for (const why of ['COMMUNE.RECEIVED.reached', 'COMMUNE.RECEIVED.restructured', 'COMMUNE.ISSUED.first']) {
      await page.goto(office.url + rolloutAddress({ before: '2022-03-05', why }));
      await page.locator('dialog p').first().waitFor();
      expect([why, ...(await axeFindings(page))]).toEqual([why]);
    }
    await page.goto(office.url + rolloutAddress());
    await page.locator('.term button').first().focus();
    await page.locator('.tip:popover-open').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  },
);

test('320 px are enough for the help', async () => {
  const { page } = await signedIn(rolloutAddress(), { viewport: { width: 320, height: 640 } });
  await page.locator('.tour').waitFor();
  await picture(page, 'console-tour-phone');
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  expect(await width()).toBeLessThanOrEqual(320);
  await page.goto(office.url + rolloutAddress({ why: 'COMMUNE.RECEIVED.reached' }));
  await page.locator('dialog .explained').waitFor();
  await picture(page, 'console-explain-phone');
  expect(await page.evaluate<number>('document.querySelector("dialog").scrollWidth')).toBeLessThanOrEqual(
    320,
  );
});
