import { expect, test } from '@jest/globals';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { smallCountry, SMALL_COUNTRY as UNIT } from '@trienkhai/testkit/small-country';
import type { Ground } from './ground.ts';
import { closingOf, headingOf, type HeadingStyle } from './heading.ts';
import type { Language } from '../language.ts';
import { wordsOf } from './words/words.ts';

const KINDS: Readonly<Record<string, string>> = {
  [UNIT.province]: 'Tỉnh',
  [UNIT.district]: 'Huyện',
  [UNIT.commune]: 'Xã',
};

/** The small country with the kinds that decrees write. */
function country(): UnitHistory {
  const units = smallCountry();
  const versionOn: UnitHistory['versionOn'] = (id, on) => {
    const version = units.versionOn(id, on);
    return { ...version, kind: KINDS[id] ?? version.kind };
  };
  return Object.assign(Object.create(units) as UnitHistory, { versionOn });
}

function written(id: UnitId, style: HeadingStyle, lang: Language = 'vi') {
  const units = country();
  const ground = {
    scope: { unit: units.get(id), units, on: '2022-06-30' },
    words: wordsOf(lang),
  } as Ground;
  return { ...headingOf(ground, style, '2022-07-04'), ...closingOf(ground, style) };
}

test("a district's committee stands below its province's, in the Party's layout", () => {
  expect(written(UNIT.district, 'party')).toEqual({
    organ: { above: 'TỈNH ỦY ĐỒNG THÁP', name: 'HUYỆN ỦY THÁP MƯỜI' },
    motto: ['ĐẢNG CỘNG SẢN VIỆT NAM'],
    symbol: 'Số          -BC/HU',
    placeAndDate: 'Tháp Mười, ngày 04 tháng 07 năm 2022',
    recipients: { title: 'Nơi nhận:', lines: ['Tỉnh ủy Đồng Tháp (để báo cáo)', 'Lưu: VT'] },
    signature: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'],
  });
});

test("a commune's people's committee stands below its district's, under the national motto", () => {
  expect(written(UNIT.commune, 'state')).toMatchObject({
    organ: { above: 'ỦY BAN NHÂN DÂN HUYỆN THÁP MƯỜI', name: 'ỦY BAN NHÂN DÂN XÃ TRƯỜNG XUÂN' },
    motto: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    symbol: 'Số:          /BC-UBND',
    signature: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  });
});

test('nothing stands above a province; it reports to the centre', () => {
  const { organ, recipients } = written(UNIT.province, 'party');
  expect(organ).toEqual({ above: undefined, name: 'TỈNH ỦY ĐỒNG THÁP' });
  expect(recipients.lines[0]).toBe('Ban Chấp hành Trung ương (để báo cáo)');
});

test('an organ stands below its committee, numbers with its own mark and is signed by its head', () => {
  expect(written(UNIT.board, 'party')).toMatchObject({
    organ: { above: 'TỈNH ỦY ĐỒNG THÁP', name: 'BAN TUYÊN GIÁO TỈNH ỦY' },
    symbol: 'Số          -BC/BTGTU',
    placeAndDate: 'Đồng Tháp, ngày 04 tháng 07 năm 2022',
    signature: ['TRƯỞNG BAN'],
  });
});

test('in English the same office, day and position', () => {
  expect(written(UNIT.district, 'state', 'en')).toMatchObject({
    organ: { name: "PEOPLE'S COMMITTEE, HUYỆN THÁP MƯỜI" },
    placeAndDate: 'Tháp Mười, 04/07/2022',
    signature: ["FOR THE PEOPLE'S COMMITTEE", 'CHAIR'],
  });
});
