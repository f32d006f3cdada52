import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { accountOf } from '../src/accounts.ts';
import { changesOf, progressOf } from '../src/changes.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { NEXT_STYLE, openFront } from '../src/front.ts';
import { askAs } from '../src/graphql.ts';
import { filesKept, KEEPING, lookAt, loseLine, tabTo, visitAs, type Visit } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const [, , , , UNIT = ''] = UNITS.communes;
const BOARD = 'recorder@commune:30054';
const JUDGE = 'recorder@district:872';
const NO_LINE = /Không có kết nối\./;

let office: ConsoleOffice;

beforeAll(async () => {
  office = await openConsoleOffice();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

const signedIn = (path: string, account = BOARD, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, account, office.url + path, { ...KEEPING, ...options });

const queued = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const record = (page: Page) => page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();

async function choose(page: Page, document: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill(document);
  await page
    .getByRole('option', { name: new RegExp(document) })
    .first()
    .click();
}

test('a newer version is offered to every tab, and what is being typed goes over to it', async () => {
  const front = await openFront(office.url);
  try {
    const { page } = await visitAs(office.browser, BOARD, `${front.url}/log?form=milestone`, KEEPING);
    const other = await page.context().newPage();
    await other.goto(front.url);
    await filesKept(page);
    await page.getByLabel('Ghi chú').fill('Đang viết khi có bản mới');
    front.release();
    await page.evaluate('navigator.serviceWorker.getRegistration().then((it) => it.update())');
    await page.getByText('Có bản mới.').waitFor();
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đang viết khi có bản mới');
    await lookAt(page, 'console-newer');
    await page.getByRole('button', { name: 'Tải lại' }).click();
    await page.locator(`link[href*="${NEXT_STYLE}"]`).waitFor({ state: 'attached' });
    await page.getByLabel('Ghi chú').waitFor();
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đang viết khi có bản mới');
    expect(await page.getByText('Có bản mới.').count()).toBe(0);
    await other.getByRole('button', { name: 'Tải lại' }).click();
    await other.locator(`link[href*="${NEXT_STYLE}"]`).waitFor({ state: 'attached' });
    await page.context().close();
  } finally {
    await front.close();
  }
});

describe('two people at the same record', () => {
  const sessionOf = (people: number) => ({
    kind: 'study-class',
    unit: UNIT,
    heldOn: '2022-03-15',
    people: [{ unit: 'ATTENDANCE', value: people }],
  });

  async function heldSession() {
    const { id: directive, positions: after } = await office.register();
    const { id: session } = await office.send(
      'recordSession',
      { ...sessionOf(3652), directives: [directive] },
      { after },
    );
    await office.quiet();
    const correct = async (people: number) => {
      const input = { ...sessionOf(people), session, directives: [directive], reason: 'đếm lại' };
      await office.send('correctSession', input, { after });
      await office.quiet();
    };
    return { session, correct };
  }

  async function correcting(session: string): Promise<Page> {
    const { page } = await signedIn(`/log?form=session&correct=${session}`);
    await page.getByText('Chưa có gì khác với bản đã ghi.').waitFor();
    await page.getByLabel('Số', { exact: true }).first().fill('3662');
    await page.getByLabel('Lý do').fill('ghi nhầm số lượt người');
    return page;
  }

  test('see each other: what one records stands beside what the other is still writing', async () => {
    const { session, correct } = await heldSession();
    const page = await correcting(session);
    await page.getByText('Đang cập nhật trực tiếp').waitFor();
    await correct(3670);
    await page.getByText('admin@centre vừa thay đổi bản ghi này').waitFor();
    await page.getByRole('row', { name: 'Số người 1 · Số 3.670 3.662' }).waitFor();
    expect(await page.getByLabel('Lý do').inputValue()).toBe('ghi nhầm số lượt người');
    await page.getByText('admin@centre vừa').scrollIntoViewIfNeeded();
    await lookAt(page, 'console-meanwhile');
  });

  test('a correction that waited and meets another one is shown beside it, and put right', async () => {
    const { session, correct } = await heldSession();
    const page = await correcting(session);
    await loseLine(page);
    await page.getByText(NO_LINE).waitFor();
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    await page.getByText('Đã giữ trên máy này').waitFor();
    await correct(3670);
    await page.context().setOffline(false);
    await queued(page, 'Chờ gửi: 1, bị từ chối: 1').click();
    const item = page.locator('.queue > li');
    await item.getByRole('row', { name: 'Số người 1 · Số 3.670 3.662' }).waitFor();
    expect(await item.innerText()).toContain('Ghi gần nhất bởi admin@centre');
    expect(await item.getByRole('button', { name: 'Gửi ngay' }).count()).toBe(0);
    await lookAt(page, 'console-conflict-correction');
    await item.getByRole('button', { name: 'Sửa' }).click();
    await page.getByRole('row', { name: 'Số người 1 · Số 3.670 3.662' }).waitFor();
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    await page.getByText('Đã đính chính.').waitFor();
    expect(await changesOf(office, session)).toBe(3);
  });
});

describe('a sign-in that runs out', () => {
  /** Neither the gateway nor the sign-in server knows the browser any more; what the page had asked is answered before. */
  async function runOut({ page, answered }: Visit): Promise<void> {
    await answered();
    await page.context().clearCookies();
  }

  async function signInAgain(page: Page): Promise<void> {
    await page.locator('.sign-in a.action').click();
    expect(await page.locator('#account').inputValue()).toBe(BOARD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Ghi chú').waitFor();
  }

  test('loses nothing of what is being typed, and what was sent goes by itself once it is back', async () => {
    const document = await office.register(903);
    await office.quiet();
    const visited = await signedIn('/log?form=receipt', BOARD, { serviceWorkers: 'block' });
    const { page } = visited;
    await page.getByLabel('Ngày thực hiện').fill('2/2/2022');
    await page.getByLabel('Ghi chú').fill('Công văn đến số 12');
    await runOut(visited);
    await page.getByRole('combobox', { name: 'Văn bản', exact: true }).fill('-CT/TW');
    await page.getByText(`Phiên đăng nhập của ${BOARD} đã hết.`).waitFor();
    await signInAgain(page);
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Công văn đến số 12');
    expect(await page.getByLabel('Ngày thực hiện').inputValue()).toBe('02/02/2022');

    await choose(page, '903-CT');
    await runOut(visited);
    await record(page);
    await page.getByText(`1 việc chưa gửi của ${BOARD}`).waitFor();
    await lookAt(page, 'console-signed-out');
    await signInAgain(page);
    await queued(page, /Chờ gửi/).waitFor({ state: 'detached' });
    expect(await changesOf(office, progressOf(document.id, UNIT))).toBe(1);
  });
});

describe('a review', () => {
  async function submitted(from: string): Promise<string> {
    const board = await accountOf(office, BOARD);
    const period = { from, to: `${from.slice(0, 4)}-12-31` };
    const { id } = await board.does('submitReview', { kind: 'YEAR_END', unit: UNIT, period });
    await office.quiet();
    return id;
  }

  const opened = async (review: string, account: string): Promise<Page> => {
    const { page } = await signedIn(`/review?review=${review}`, account);
    await page.getByRole('button', { name: 'Phê duyệt và khóa' }).waitFor();
    return page;
  };

  test('that two judge is decided once: the second sees what the first did, and keeps what was written', async () => {
    const review = await submitted('2022-01-01');
    const [first, second] = [await opened(review, JUDGE), await opened(review, 'admin@district:872')];
    await second.getByText('Đang cập nhật trực tiếp').waitFor();
    await tabTo(second, /^Trả lại$/);
    await second.keyboard.press('Enter');
    await tabTo(second, /^Lý do trả lại$/);
    await second.keyboard.type('Thiếu kết luận');
    await second.goBack();
    await second.goForward();
    await second.getByLabel('Lý do trả lại').waitFor();
    expect(await second.getByLabel('Lý do trả lại').inputValue()).toBe('Thiếu kết luận');
    await tabTo(first, /^Phê duyệt và khóa$/);
    await first.keyboard.press('Enter');
    await first.getByText('Đã phê duyệt và khóa.').waitFor();
    await second.getByText('Bản này vừa có thay đổi trong khi bạn đang xem').waitFor();
    await second.getByText(`${JUDGE} phê duyệt lúc`).waitFor();
    expect(await second.getByRole('button', { name: 'Phê duyệt và khóa' }).count()).toBe(0);
    await second.getByText('Bản này vừa có').scrollIntoViewIfNeeded();
    await lookAt(second, 'console-review-meanwhile');
    expect(await changesOf(office, review)).toBe(2);
  });

  test('that is judged without a line waits, and one that somebody else judged meanwhile is looked at again', async () => {
    const [free, taken] = [await submitted('2021-12-01'), await submitted('2023-01-01')];
    const [page, slow] = [await opened(free, JUDGE), await opened(taken, JUDGE)];
    for (const each of [page, slow]) {
      await loseLine(each);
      await each.getByText(NO_LINE).waitFor();
      await each.getByRole('button', { name: 'Phê duyệt và khóa' }).click();
      await each.getByText('Phê duyệt và khóa: đang chờ gửi, chưa được ghi nhận.').waitFor();
    }
    await lookAt(page, 'console-review-waits');
    const other = await accountOf(office, 'admin@district:872');
    await other.does('returnReview', { review: taken, reason: 'Thiếu kết luận' });
    await office.quiet();
    await page.context().setOffline(false);
    await page.getByText('đã phê duyệt', { exact: true }).waitFor();
    expect(await changesOf(office, free)).toBe(2);

    await slow.context().setOffline(false);
    await queued(slow, 'Chờ gửi: 1, bị từ chối: 1').click();
    const item = slow.locator('.queue > li');
    await item.getByText(/admin@district:872.*Trả lại sơ kết, tổng kết/).waitFor();
    await lookAt(slow, 'console-conflict-review');
    await item.getByRole('button', { name: 'Xem lại rồi quyết định' }).click();
    await slow.getByText('Bị trả lại: Thiếu kết luận').first().waitFor();
    await queued(slow, /Chờ gửi/).waitFor({ state: 'detached' });
    expect(await changesOf(office, taken)).toBe(2);
  });
});

describe('a reorganisation that is planned', () => {
  test('survives a reload, the back button and a broken line, is recorded once, and is cancelled', async () => {
    const { page } = await signedIn('/units?form=reorganise', 'admin@centre');
    await page.getByLabel('Ngày có hiệu lực', { exact: true }).fill('1/1/2031');
    await page.getByLabel('Ngày ban hành', { exact: true }).fill('12/11/2026');
    await page.getByLabel('Số, ký hiệu nghị quyết', { exact: true }).fill('900/NQ-UBTVQH16');
    await page.getByRole('button', { name: 'Thêm đơn vị thay đổi' }).click();
    await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill('Xã 6');
    await page.getByRole('option', { name: 'Xã Xã 6' }).first().click();
    await page.getByLabel('Tên, không ghi loại', { exact: true }).fill('Mỹ Hòa');
    await page.reload();
    await page.getByRole('link', { name: '← Cây đơn vị' }).click();
    await page.goBack();
    const name = page.getByLabel('Tên, không ghi loại', { exact: true });
    await name.waitFor();
    expect(await name.inputValue()).toBe('Mỹ Hòa');
    const check = () => page.getByRole('button', { name: 'Kiểm tra trước khi ghi' }).click();
    const recordWithoutLine = async () => {
      await check();
      await page.getByText('Không có gì sai').waitFor();
      await loseLine(page);
      await page.getByText(NO_LINE).waitFor();
      await page.getByRole('button', { name: 'Ghi lần sắp xếp' }).click();
      await page.getByRole('link', { name: 'Xem việc chờ gửi' }).click();
      await page.getByText('900/NQ-UBTVQH16').waitFor();
    };
    await recordWithoutLine();
    await lookAt(page, 'console-outbox-reorganisation');
    await page.getByRole('button', { name: 'Sửa' }).click();
    await name.fill('Mỹ Hòa Đông');
    await check();
    await page.getByText('Chưa kiểm tra được vì không có kết nối.').waitFor();
    await page.context().setOffline(false);
    await page.getByText(NO_LINE).waitFor({ state: 'detached' });
    await recordWithoutLine();
    await page.context().setOffline(false);
    await queued(page, /Chờ gửi/).waitFor({ state: 'detached' });

    await page.goto(`${office.url}/units?form=reorganise`);
    const state = page.getByRole('row', { name: /^01\/01\/2031/ });
    await state.waitFor();
    await tabTo(page, /^Hủy bỏ lần sắp xếp 01\/01\/2031$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Lý do hủy bỏ$/);
    await page.keyboard.type('Nghị quyết bị hoãn');
    await lookAt(page, 'console-reorganise-cancel');
    await tabTo(page, /^Hủy bỏ lần sắp xếp$/);
    await page.keyboard.press('Enter');
    await state.getByText('đã hủy bỏ', { exact: true }).waitFor();
    const { reorganisations } = await askAs(
      office.url,
      office.token,
    )('{ reorganisations { effectiveOn cancelled reason } }');
    expect(reorganisations[0]).toEqual({
      effectiveOn: '2031-01-01',
      cancelled: true,
      reason: 'Nghị quyết bị hoãn',
    });
  });
});
