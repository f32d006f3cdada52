import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { appendByHand, mendParked, receiptRecords } from '../src/by-hand.ts';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { axeFindings, lookAt, picture, SHOWN, tabTo, visitAs } from '../src/pages.ts';
import { UNITS } from '../src/small-country.ts';

const MERGED_ON = '2023-05-01';
const MERGED = `commune:99991:${MERGED_ON}`;
const [FIRST, SECOND, THIRD] = UNITS.communes;
const VIEWER = 'viewer@province:87';

let office: ConsoleOffice;
let directive: string;
let plan: string;

beforeAll(async () => {
  office = await openConsoleOffice();
  await record();
  await office.quiet();
}, 300_000);
afterEach(() => office?.leave());
afterAll(() => office?.close());

/** A merger, a document with a plan that rests on it, target days and one receipt. */
async function record(): Promise<void> {
  const whole = { share: 'WHOLE', default: true };
  await office.send('applyReorganisation', {
    effectiveOn: MERGED_ON,
    issuedOn: '2023-04-12',
    decrees: ['738/NQ-UBTVQH15'],
    openings: [
      {
        level: 'COMMUNE',
        code: '99991',
        name: 'Thủy Liễu',
        kind: 'Xã',
        parent: UNITS.district,
        origin: 'created',
      },
    ],
    closings: [{ unit: FIRST }, { unit: SECOND }],
    successions: [
      { from: FIRST, to: MERGED, ...whole },
      { from: SECOND, to: MERGED, ...whole },
    ],
  });
  const registered = await office.register();
  directive = registered.id;
  const planned = await office.send('registerDirective', {
    symbol: '12-KH/TW',
    title: 'Kế hoạch thực hiện Chỉ thị 101',
    issuer: 'organ:BCT:2021-11-01',
    issuedOn: '2022-02-01',
  });
  plan = planned.id;
  const after = [...registered.positions, ...planned.positions];
  await office.send('linkDirectives', { from: plan, to: directive, kind: 'PLANS' }, { after });
  const targets = [{ stage: 'RECEIVED', level: 'COMMUNE', days: 30 }];
  await office.send('setTargetDays', { directive, targets }, { after });
  for (const under of [directive, plan])
    await office.send('recordReceipt', { directive: under, unit: THIRD, on: '2022-03-01' }, { after });
}

const signedIn = (path: string, account = VIEWER, options: BrowserContextOptions = {}) =>
  visitAs(office.browser, account, office.url + path, options);

describe('units', () => {
  test('are found without accents or with either place of the tone mark, by keyboard alone', async () => {
    const { page, complaints, foreign } = await signedIn('/units');
    await page.getByText('Chọn một đơn vị trong cây').waitFor();
    await tabTo(page, /^Tìm đơn vị$/);
    for (const written of ['thuy lieu', 'Thuỷ Liễu', 'Thủy liễu']) {
      await page.getByLabel('Tìm đơn vị').fill(written);
      await page.getByText('Tìm thấy 1 đơn vị').waitFor();
    }
    await tabTo(page, /^Xã Thủy Liễu$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xã Thủy Liễu', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('unit')).toBe(MERGED);
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  });

  test('show what they were made of as a picture and as a table, and what became of those', async () => {
    const { page } = await signedIn(`/units?unit=${MERGED}`);
    await page.getByRole('img', { name: /hình thành từ 2 đơn vị, về sau thành 0 đơn vị/ }).waitFor();
    const rows = page.locator('table', { hasText: 'tiền thân và kế thừa' }).locator('tbody tr');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/Hình thành từ\s+Xã Xã 1\s+toàn bộ\s+01\/05\/2023/),
      expect.stringMatching(/Hình thành từ\s+Xã Xã 2\s+toàn bộ\s+01\/05\/2023/),
    ]);
    await picture(page, 'console-units');
    await rows.first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Xã Xã 1', exact: true }).waitFor();
    expect(await page.locator('.facts').innerText()).toContain('đến hết ngày trước 01/05/2023 (đã kết thúc)');
    await page.getByRole('img', { name: /về sau thành 1 đơn vị/ }).waitFor();
    await page.getByRole('cell', { name: '738/NQ-UBTVQH15' }).first().waitFor();
    await page.getByText('Kết thúc đơn vị').waitFor();
  });

  test('closed ones are found where they are asked for', async () => {
    const { page } = await signedIn('/units?find=xa%201');
    await page.getByText('Không có đơn vị nào ứng với “xa 1”').waitFor();
    await page.getByLabel('Cả đơn vị đã kết thúc').check();
    await page.getByRole('link', { name: 'Xã Xã 1' }).waitFor();
    expect(page.url()).toContain('closed=1');
  });

  test('stand in the tree of any day, as it was known on any day', async () => {
    const { page } = await signedIn(`/units?unit=${UNITS.district}`);
    const tree = page.locator('section[aria-labelledby="tree"]');
    await tree.getByRole('button', { name: 'Đóng các đơn vị trực thuộc Tỉnh Đồng Tháp' }).waitFor();
    await tree.getByRole('button', { name: 'Mở các đơn vị trực thuộc Huyện Tháp Mười' }).click();
    await tree.getByRole('link', { name: 'Xã Thủy Liễu' }).waitFor();
    expect(await tree.getByRole('link', { name: /^Xã/ }).count()).toBe(5);
    await page.getByLabel('Tính đến ngày', { exact: true }).fill('30/4/2023');
    await page.keyboard.press('Enter');
    await tree.getByRole('link', { name: 'Xã Xã 1' }).waitFor();
    expect(await tree.getByRole('link', { name: /^Xã/ }).count()).toBe(6);
    await page.getByLabel('Tính đến ngày', { exact: true }).fill('1/6/2023');
    await page.keyboard.press('Enter');
    await tree.getByRole('link', { name: 'Xã Thủy Liễu' }).waitFor();
    await page.getByLabel('Theo thông tin đã có đến ngày').fill('31/3/2023');
    await page.keyboard.press('Enter');
    await tree.getByRole('link', { name: 'Xã Xã 1' }).waitFor();
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('on'), asked.get('known')]).toEqual(['2023-06-01', '2023-03-31']);
  });

  test('that do not exist are said not to, with what to do', async () => {
    const { page } = await signedIn('/units?unit=commune:00000:2021-11-01');
    expect(await page.getByRole('alert').innerText()).toContain('Không có đơn vị này');
  });
});

describe('directives', () => {
  test('a symbol is read while it is typed, and a document that is there already is opened, by keyboard alone', async () => {
    const { page, complaints } = await signedIn('/directives');
    await tabTo(page, /^Ký hiệu hoặc trích dẫn$/);
    await page.keyboard.type('101 – CT / TW');
    await page.getByText('Đã có trong sổ: đừng đăng ký lần nữa').waitFor();
    await tabTo(page, /^101-CT\/TW/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /101-CT\/TW/ }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('Ký hiệu hoặc trích dẫn').inputValue()).toBe('101 – CT / TW');
    await page.getByLabel('Ký hiệu hoặc trích dẫn').fill('999-CT/TW');
    await page.getByText('Chưa có văn bản nào trong sổ mang ký hiệu').waitFor();
    await page.getByLabel('Ký hiệu hoặc trích dẫn').fill('không phải');
    await page.getByText('Không phải số, ký hiệu:').waitFor();
    expect(complaints).toEqual([]);
  });

  test('the register is narrowed by filters that stand in the address', async () => {
    const { page } = await signedIn('/directives?type=KH');
    await page.getByText('1 văn bản').waitFor();
    await picture(page, 'console-directives');
    await page.getByLabel('Ban hành từ ngày').fill('1/1/2024');
    await page.keyboard.press('Enter');
    await page.getByText('Không có văn bản nào khớp. Hãy bỏ bớt điều kiện lọc.').waitFor();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.getByText('2 văn bản').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('a document shows its chain, its target days and who has not acknowledged it', async () => {
    const { page } = await signedIn(`/directives?directive=${directive}`);
    await page.getByText('4 trong 5 đơn vị chưa đạt').waitFor();
    const behind = page.locator('table', { hasText: 'chưa đạt' }).locator('tbody tr');
    expect(await behind.allInnerTexts()).toContainEqual(expect.stringMatching(/Xã Thủy Liễu.*09\/02\/2022/s));
    const chain = page.locator('.tree li li');
    expect(await chain.innerText()).toMatch(/kế hoạch\s+12-KH\/TW/);
    expect(await page.locator('table', { hasText: 'kể từ ngày ban hành' }).first().innerText()).toMatch(
      /Tiếp nhận\s+30/,
    );
    await page.getByLabel('Bước', { exact: true }).selectOption('PLANNED');
    await page.getByText('5 trong 5 đơn vị chưa đạt').waitFor();
    await picture(page, 'console-directive');
  });

  test('lags of several documents stand side by side', async () => {
    const { page } = await signedIn(`/directives?directive=${directive}&until=RECEIVED`);
    await page.getByRole('img', { name: /độ trễ của 1 văn bản/ }).waitFor();
    await page.getByRole('combobox', { name: 'Đặt cạnh văn bản' }).fill('12-KH');
    await page.getByRole('option', { name: /12-KH\/TW/ }).click();
    await page.getByRole('img', { name: /độ trễ của 2 văn bản/ }).waitFor();
    const rows = page.locator('table', { hasText: 'Trung vị' }).locator('tbody tr');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/101-CT\/TW\s+1\s+50/),
      expect.stringMatching(/12-KH\/TW\s+1\s+28/),
    ]);
    expect(new URL(page.url()).searchParams.get('beside')).toBe(plan);
  });
});

test('operations show every part, the read models, and events as they are recorded', async () => {
  const { page, complaints } = await signedIn('/operations', 'admin@centre');
  await page.getByRole('row', { name: /Nhật ký sự kiện\s+hoạt động/ }).waitFor();
  await page.getByRole('row', { name: /trace\s+\d+\s+đang cập nhật/ }).waitFor();
  await page.getByText('Không có bản ghi nào phải chờ.').waitFor();
  await page.getByText('Chưa đối chiếu lần nào').waitFor();
  await page.getByText('Đang cập nhật trực tiếp').waitFor();
  await office.register();
  await page.getByRole('row', { name: /Đăng ký văn bản\s+directive:/ }).waitFor();
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  await page.getByText('Đang tạm dừng').waitFor();
  await picture(page, 'console-operations');
  expect(complaints).toEqual([]);
});

test('a parked record stays while its cause does, and is folded by its release once that is mended', async () => {
  const stream = `progress:${directive.slice('directive:'.length)}:${UNITS.communes[5]}`;
  const [first, second] = receiptRecords(directive, stream);
  await appendByHand(office, [{ ...first!, value: 'no event' }, second!]);
  const { page } = await signedIn('/operations', 'admin@centre');
  await page.getByText('2 bản ghi đầu trong 2.').waitFor();
  await tabTo(page, /^Thả tất cả bản ghi đang chờ$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Thả ngay$/);
  await page.keyboard.press('Enter');
  await page.getByText('Đã gộp 0 bản ghi; còn 2 bản ghi chờ.').waitFor();
  await page.getByText('2 bản ghi đầu trong').scrollIntoViewIfNeeded();
  await lookAt(page, 'console-parked');
  await mendParked(office, stream, first!.value);
  const row = page.getByRole('row', { name: new RegExp(`${stream}.*no JSON`) });
  await row.getByText('Thả bản ghi', { exact: true }).click();
  await row.getByRole('button', { name: 'Thả ngay' }).click();
  await page.getByText('Đã gộp 2 bản ghi; còn 0 bản ghi chờ.').waitFor();
  await page.getByText('Không có bản ghi nào phải chờ.').waitFor();
});

describe('a board', () => {
  const BOARD = 'recorder@commune:30053';

  test('sees what is expected of it and records a receipt in one go', async () => {
    const { page, complaints } = await signedIn('/log', BOARD);
    await page.getByRole('heading', { name: /Văn bản quá hạn/ }).waitFor();
    await picture(page, 'console-log');
    await page.getByRole('button', { name: 'Ghi tiếp nhận 101-CT/TW' }).click();
    await page.getByLabel('Ngày thực hiện').fill('2/2/2022');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận.').waitFor();
    await page.getByRole('button', { name: 'Ghi tiếp nhận 101-CT/TW' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('is told what is missing at its field, and keeps what it wrote when the page is loaded again', async () => {
    const { page } = await signedIn('/log?form=milestone', BOARD);
    await page.getByLabel('Ghi chú').fill('Tọa đàm tại nhà văn hóa');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Chưa chọn văn bản');
    await page.getByRole('alert').getByRole('link').click();
    await page.reload();
    await page.getByLabel('Ghi chú').waitFor();
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Tọa đàm tại nhà văn hóa');
  });
});

test.each(SHOWN)('axe finds nothing wrong on any of these pages: %s, %s', async (language, colorScheme) => {
  const { page } = await signedIn('/units', 'admin@centre', { colorScheme });
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  const views = [
    [`/units?unit=${MERGED}`, '.flow'],
    ['/directives?cite=101-CT/TW', '.facts'],
    [`/directives?directive=${directive}&until=RECEIVED`, '.lags'],
    ['/operations', 'progress, td.EXACT'],
    ['/log?form=milestone', 'form'],
  ] as const;
  for (const [path, sign] of views) {
    await page.goto(office.url + path);
    await page.locator(sign).first().waitFor();
    expect([path, ...(await axeFindings(page))]).toEqual([path]);
  }
});

test('320 px are enough: only tables scroll sideways', async () => {
  const { page } = await signedIn(`/units?unit=${MERGED}`, VIEWER, { viewport: { width: 320, height: 640 } });
  for (const path of [`/units?unit=${MERGED}`, `/directives?directive=${directive}`, '/directives']) {
    await page.goto(office.url + path);
    await page.locator('table').first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }
});
