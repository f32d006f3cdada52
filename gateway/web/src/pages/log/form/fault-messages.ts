import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Field } from './form.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How each sort of field is filled in. */
const HOW: Partial<Record<Field['type'], BilingualText>> = {
  directive: { vi: 'Gõ ký hiệu rồi chọn một gợi ý.', en: 'Type its symbol and choose a suggestion.' },
  directives: { vi: 'Gõ ký hiệu rồi chọn một gợi ý.', en: 'Type its symbol and choose a suggestion.' },
  unit: { vi: 'Gõ tên đơn vị rồi chọn một gợi ý.', en: 'Type its name and choose a suggestion.' },
  units: { vi: 'Gõ tên đơn vị rồi chọn một gợi ý.', en: 'Type its name and choose a suggestion.' },
  day: { vi: 'Viết ngày/tháng/năm.', en: 'Write day/month/year.' },
  count: { vi: 'Viết số nguyên; không có thì viết 0.', en: 'Write a whole number; 0 where there was none.' },
  rows: { vi: 'Thêm ít nhất một mục.', en: 'Add at least one.' },
};
const PICKED: readonly Field['type'][] = ['directive', 'directives', 'unit', 'units', 'period', 'kind'];

/** What is wrong with what was written, and how to put it right. */
export const faults = {
  missing({ type, label }: Field): BilingualText {
    const how = HOW[type] ?? { vi: 'Mục này không để trống được.', en: 'It cannot be left empty.' };
    const verb = PICKED.includes(type) ? 'Chưa chọn' : 'Chưa có';
    return { vi: `${verb} ${lower(label.vi)}. ${how.vi}`, en: `Missing: ${lower(label.en)}. ${how.en}` };
  },
  notCorrected: {
    vi: 'Loại ghi nhận này không đính chính được.',
    en: 'Records of this kind cannot be corrected.',
  },
  dayMissing: {
    vi: 'Kỳ cần cả ngày đầu và ngày cuối. Viết ngày/tháng/năm.',
    en: 'A period needs its first and its last day. Write day/month/year.',
  },
  noDay: (text: string): BilingualText => ({
    vi: `“${text}” không phải là ngày. Viết ngày/tháng/năm, ví dụ 30/06/2022.`,
    en: `“${text}” is no day. Write day/month/year, for example 30/06/2022.`,
  }),
  NO_NUMBER: (text: string): BilingualText => ({
    vi: `“${text}” không đọc được thành số. Viết ví dụ 3652, 3.652 hoặc 3,652; “trên”, “khoảng” chọn ở ô bên cạnh.`,
    en: `“${text}” is no number here. Write for example 3652, 3.652 or 3,652; choose “more than” or “about” beside it.`,
  }),
  UNCLEAR: (text: string): BilingualText => ({
    vi: `“${text}” đọc được hai cách. Hàng nghìn thì viết liền (${text.replace(/\D/g, '')}), số lẻ thì viết nhiều nhất hai chữ số sau dấu phẩy.`,
    en: `“${text}” can be read in two ways. Write thousands without a separator (${text.replace(/\D/g, '')}), decimals with two digits at most.`,
  }),
};
