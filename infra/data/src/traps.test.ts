import { describe, expect, test } from '@jest/globals';
import { addDays } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitId, type UnitRecord } from '@trienkhai/kernel/unit-history';
import { lineageOf } from '@trienkhai/kernel/unit-history/lineage';
import { toneKey } from '@trienkhai/kernel/vn-text';
import { foldCatalogue } from './catalogue-history.ts';
import { REFORM_DAY } from './successions.ts';

const history = foldCatalogue();
const EVE = addDays(REFORM_DAY, -1);

function unit(level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE', code: string, on: string): UnitRecord {
  const found = history.byCode(level, code, on);
  if (!found) throw new Error(`no ${level} ${code} on ${on}`);
  return found;
}

function called(id: UnitId, on: string): string {
  const { kind, name } = history.versionOn(id, on);
  return `${kind} ${name}`;
}

const successors = (id: UnitId) =>
  history.successorsOf(id).map(({ toId, share, default: one }) => [toId, share, one]);

describe('a code is no identity', () => {
  test('25432 was a town, became a ward, and is now another ward', () => {
    const old = unit('COMMUNE', '25432', '2022-09-30');
    expect(called(old.id, '2022-09-30')).toBe('Thị trấn Chơn Thành');
    expect(called(old.id, '2022-10-01')).toBe('Phường Hưng Long');
    const now = unit('COMMUNE', '25432', REFORM_DAY);
    expect(now.id).toBe('commune:25432:2025-07-01');
    expect(called(now.id, REFORM_DAY)).toBe('Phường Chơn Thành');
    expect(unit('COMMUNE', '25432', EVE).id).toBe(old.id);
  });

  test('province 82 is Đồng Tháp, which was 87, and ended as Tiền Giang', () => {
    expect(called(unit('PROVINCE', '82', EVE).id, EVE)).toBe('Tỉnh Tiền Giang');
    const now = unit('PROVINCE', '82', REFORM_DAY).id;
    expect(called(now, REFORM_DAY)).toBe('Tỉnh Đồng Tháp');
    expect(history.predecessorsOf(now).map((edge) => edge.fromId)).toEqual([
      'province:82:2021-11-01',
      'province:87:2021-11-01',
    ]);
    expect(history.byCode('PROVINCE', '87', REFORM_DAY)).toBeUndefined();
  });

  test('Ba Chẽ bears 06970, as district town and as commune; 06978 was never its code', () => {
    expect(called(unit('COMMUNE', '06970', EVE).id, EVE)).toBe('Thị trấn Ba Chẽ');
    expect(called(unit('COMMUNE', '06970', REFORM_DAY).id, REFORM_DAY)).toBe('Xã Ba Chẽ');
    expect(history.byCode('COMMUNE', '06978', EVE)).toBeUndefined();
  });
});

describe('districts before the reform', () => {
  test('2024-09-01 Mỹ Lộc goes into Nam Định, which goes on', () => {
    expect(successors('district:358:2021-11-01')).toEqual([['district:356:2021-11-01', 'WHOLE', true]]);
    expect(history.get('district:358:2021-11-01')?.validTo).toBe('2024-09-01');
    expect(history.isValid('district:356:2021-11-01', '2024-09-01')).toBe(true);
  });

  test('2025-01-01 Thừa Thiên Huế becomes a city and stays the same unit', () => {
    const hue = unit('PROVINCE', '46', '2024-12-31');
    expect(unit('PROVINCE', '46', '2025-01-01').id).toBe(hue.id);
    expect([called(hue.id, '2024-12-31'), called(hue.id, '2025-01-01')]).toEqual([
      'Tỉnh Thừa Thiên Huế',
      'Thành phố Huế',
    ]);
  });

  test('2025-01-01 Lộc Hà is divided, by default to Thạch Hà', () => {
    expect(successors('district:448:2021-11-01')).toEqual([
      ['district:445:2021-11-01', 'PART', true],
      ['district:436:2021-11-01', 'PART', false],
    ]);
  });

  test('2025-01-01 district 474 keeps its code, changes name and kind, and loses 475', () => {
    const hue = unit('DISTRICT', '474', '2024-12-31');
    expect(unit('DISTRICT', '474', '2025-01-01').id).toBe(hue.id);
    expect([called(hue.id, '2024-12-31'), called(hue.id, '2025-01-01')]).toEqual([
      'Thành phố Huế',
      'Quận Thuận Hóa',
    ]);
    expect(history.successorsOf(hue.id).filter((edge) => edge.on === '2025-01-01')).toEqual([
      { fromId: hue.id, toId: 'district:475:2025-01-01', on: '2025-01-01', share: 'PART', default: true },
    ]);
  });
});

describe('2025-07-01: districts end in the communes that hold their land', () => {
  test.each([
    ['Tháp Mười', '872', 13, 6, 6, '87', '82'],
    ['Lý Nhân', '353', 21, 7, 7, '35', '37'],
    ['Bình Thủy', '918', 8, 5, 3, '92', '92'],
    ['Kỳ Sơn', '417', 21, 12, 12, '40', '40'],
    ['Tương Dương', '418', 17, 9, 9, '40', '40'],
    ['Thanh Chương', '428', 29, 9, 9, '40', '40'],
  ])('%s', (name, code, before, after, byDefault, provinceBefore, provinceAfter) => {
    const district = unit('DISTRICT', code, EVE);
    expect(toneKey(history.versionOn(district.id, EVE).name)).toBe(toneKey(name));
    expect(history.unitsWithin(district.id, 'COMMUNE', '2025-03-01')).toHaveLength(before);
    const edges = history.successorsOf(district.id);
    expect(edges).toHaveLength(after);
    expect(edges.filter((edge) => edge.default)).toHaveLength(byDefault);
    expect(edges.every((edge) => edge.share === 'PART')).toBe(true);
    const codeOf = (id: UnitId | undefined) => id !== undefined && history.get(id)?.code;
    expect(codeOf(history.parentOf(district.id, EVE))).toBe(provinceBefore);
    const parents = new Set(edges.map((edge) => codeOf(history.parentOf(edge.toId, REFORM_DAY))));
    expect([...parents]).toEqual([provinceAfter]);
  });

  test('Tháp Mười is the past of every commune that holds its land, and of no other', () => {
    const district = unit('DISTRICT', '872', EVE).id;
    const heirs = history.successorsOf(district).map((edge) => edge.toId);
    const communes = history.unitsWithin(CENTRE_ID, 'COMMUNE', REFORM_DAY);
    expect(communes.filter((id) => lineageOf(id, history).includes(district)).sort()).toEqual(heirs.sort());
    const old = history.unitsWithin(district, 'COMMUNE', EVE);
    const pasts = new Set(heirs.flatMap((id) => lineageOf(id, history)));
    expect(old.every((id) => pasts.has(id))).toBe(true);
  });

  test('297 new communes take land of more than one old district; 11 more have one that a commune had left', () => {
    const isDistrict = (id: UnitId) => id.startsWith('district:') && history.isValid(id, EVE);
    const communes = history.unitsWithin(CENTRE_ID, 'COMMUNE', REFORM_DAY);
    const ofSeveral = communes.filter((id) => {
      const old = history.predecessorsOf(id).filter((edge) => history.get(edge.fromId)?.level === 'COMMUNE');
      return new Set(old.map((edge) => history.parentOf(edge.fromId, EVE))).size > 1;
    });
    const pasts = communes.filter((id) => lineageOf(id, history).filter(isDistrict).length > 1);
    expect([ofSeveral.length, pasts.length]).toEqual([297, 308]);
    expect(ofSeveral.every((id) => pasts.includes(id))).toBe(true);
  });

  test('island districts without communes become special zones', () => {
    const islands = history
      .unitsWithin(CENTRE_ID, 'DISTRICT', EVE)
      .filter((id) => history.unitsWithin(id, 'COMMUNE', EVE).length === 0);
    expect(islands.map((id) => successors(id))).toEqual(
      ['11948', '19742', '20333', '21548', '26732'].map((code) => [
        [`commune:${code}:2025-07-01`, 'WHOLE', true],
      ]),
    );
    const zones = islands.map((id) => history.versionOn(history.successorsOf(id)[0]!.toId, REFORM_DAY).kind);
    expect(new Set(zones)).toEqual(new Set(['Đặc khu']));
  });
});

describe('names', () => {
  test('Bắc Lý is new in Ninh Bình and in Nghệ An', () => {
    const provinces = history
      .unitsWithin(CENTRE_ID, 'COMMUNE', REFORM_DAY)
      .filter((id) => history.versionOn(id, REFORM_DAY).name === 'Bắc Lý')
      .map((id) => history.versionOn(history.parentOf(id, REFORM_DAY)!, REFORM_DAY).name);
    expect(provinces).toEqual(['Ninh Bình', 'Nghệ An']);
  });

  test('287 kinds and names stood twice among the old communes of one new province', () => {
    const bearers = new Map<string, number>();
    for (const id of history.unitsWithin(CENTRE_ID, 'COMMUNE', EVE)) {
      const commune = history.successorsOf(id).find((edge) => edge.default)!.toId;
      const key = [history.parentOf(commune, REFORM_DAY), toneKey(called(id, EVE))].join();
      bearers.set(key, (bearers.get(key) ?? 0) + 1);
    }
    const repeated = [...bearers].filter(([, count]) => count > 1).map(([key]) => key.split(',')[0]!);
    expect(repeated).toHaveLength(287);
    const merged = repeated.filter((id) => history.get(id)?.origin === 'provincial-merger');
    expect(merged).toHaveLength(229);
  });
});

test('2026-04-30 ten communes and their province change kind and nothing else', () => {
  const day = '2026-04-30';
  const changed = [...history.all()].filter((each) => each.versions.some((version) => version.from === day));
  expect(changed.map((each) => called(each.id, day).split(' ')[0])).toEqual([
    'Thành',
    ...Array.from({ length: 10 }, () => 'Phường'),
  ]);
  for (const { id } of changed) {
    const [before, after] = [history.versionOn(id, addDays(day, -1)), history.versionOn(id, day)];
    expect([after.name, after.parentId]).toEqual([before.name, before.parentId]);
    expect(after.kind).not.toBe(before.kind);
  }
});

test('eight communes ended and nobody knows in what', () => {
  const unknown = [...history.all()].filter((each) => !each.successorsKnown);
  expect(unknown.map((each) => each.code)).toEqual([
    '04561',
    '10774',
    '12418',
    '13339',
    '17563',
    '20239',
    '28294',
    '28825',
  ]);
  expect(unknown.every((each) => history.successorsOf(each.id).length === 0)).toBe(true);
});

test('before the first day the tree places units, and is not known', () => {
  const province = unit('PROVINCE', '40', '2020-02-28');
  expect(province.validFrom).toBeUndefined();
  expect(history.unitsWithin(province.id, 'DISTRICT', '2020-02-28')).toHaveLength(21);
  expect(history.isTreeKnown('2020-02-28')).toBe(false);
  expect(history.isTreeKnown('2021-11-01')).toBe(true);
});
