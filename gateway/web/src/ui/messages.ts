import { bilingual } from '../i18n/bilingual.ts';

export const messages = bilingual(
  {
    loading: 'Đang tải…',
    again: 'Thử lại',
    asOf: (instant: string) => `Theo trả lời lúc ${instant}.`,
    nothing: 'Không tìm thấy. Viết ít chữ hơn hoặc kiểm tra lại.',
    found: (count: number) => `Có ${count} gợi ý.`,
    clear: 'Bỏ chọn',
    dayFault: (text: string) => `"${text}" không phải là ngày. Viết ngày/tháng/năm, ví dụ 30/06/2022.`,
    dayHint: 'ngày/tháng/năm',
    table: 'Bảng số liệu',
    successors: 'Đơn vị kế thừa',
  },
  {
    loading: 'Loading…',
    again: 'Try again',
    asOf: (instant) => `As answered ${instant}.`,
    nothing: 'Nothing found. Write less, or check the spelling.',
    found: (count: number) => `${count} ${count === 1 ? 'suggestion' : 'suggestions'}.`,
    clear: 'Clear',
    dayFault: (text: string) => `"${text}" is no day. Write day/month/year, for example 30/06/2022.`,
    dayHint: 'day/month/year',
    table: 'Table of the figures',
    successors: 'Successors',
  },
);
