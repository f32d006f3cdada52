import { viOffice } from './vi-office.ts';
import { viSections } from './vi-sections.ts';
import { viTerms } from './vi-terms.ts';

/** Sentences of a report in administrative Vietnamese; figures and days come in as they are written. */
export const vi = {
  ...viTerms,
  office: viOffice,
  ...viSections,
  kind: 'BÁO CÁO',
  subject: (label: string) =>
    `Kết quả tiếp nhận, học tập, quán triệt và triển khai thực hiện các văn bản chỉ đạo ${label}`,
  mark: 'SỐ LIỆU MẪU – KHÔNG DÙNG ĐỂ BÁO CÁO',
  number: 'Số:',
  partyNumber: 'Số',
  placeAndDate: (place: string, day: string, month: string, year: string) =>
    `${place}, ngày ${day} tháng ${month} năm ${year}`,
  motto: {
    state: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as readonly string[],
    party: ['ĐẢNG CỘNG SẢN VIỆT NAM'] as readonly string[],
  },
  recipients: 'Nơi nhận:',
  toReport: (organ: string) => `${organ} (để báo cáo)`,
  archive: 'Lưu: VT',
  span: (from: string, to: string) => `từ ngày ${from} đến ngày ${to}`,
  half: (half: 1 | 2, year: string) => `6 tháng ${half === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  year: (year: string) => `năm ${year}`,
  opening: (unit: string, label: string, from: string, to: string) =>
    `${unit} báo cáo kết quả ${label} (từ ngày ${from} đến ngày ${to}) như sau:`,
  stands: (on: string, knownAt: string) =>
    `Số liệu tính đến ngày ${on}, theo thông tin đã ghi nhận đến ${knownAt}. Dấu “–” nghĩa là chưa có số liệu, không phải là không.`,
  running: 'Kỳ báo cáo chưa kết thúc; số liệu là số tạm tính.',
  none: 'Chưa ghi nhận trong kỳ.',
  more: (count: string) => `Bảng không nêu hết; còn ${count} mục nữa.`,
  and: (last: string) => ` và ${last}`,
  asStated: 'theo báo cáo',
  computed: (fields: string) => `Tính ra từ các số khác, không nêu trực tiếp: ${fields}.`,
};
