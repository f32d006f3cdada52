import { bilingual } from '../../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    label: 'Vì sao có con số này',
    leadsTo: (column: string, figure: string) => `xem vì sao, ${column}, ${figure}`,
    stated: (figure: string) => `Báo cáo nêu ${figure}.`,
    counted: (figure: string) => `Không báo cáo nào nêu tổng số; hệ thống đếm được ${figure}.`,
    ofPlan: (done: string, planned: string, percent: string) =>
      `100 · ${done} đã làm / ${planned} theo kế hoạch = ${percent}.`,
    ofExpected: (value: string, expected: string, percent: string) =>
      `100 · ${value} đã dự / ${expected} phải dự = ${percent}.`,
    itemised: (itemised: string) => `Kê riêng từng mục: ${itemised}.`,
    gap: (gap: string) => `Chênh lệch: ${gap}.`,
    facts: (count: string) => `Căn cứ (${count})`,
    planFrom: 'Kế hoạch lấy từ',
    uncounted: 'Chưa cộng vào',
    gone: 'Con số này không còn: số liệu đã được sửa từ khi địa chỉ được chép.',
  },
  {
    label: 'Why this figure',
    leadsTo: (column, figure) => `see why, ${column}, ${figure}`,
    stated: (figure) => `Reports state ${figure}.`,
    counted: (figure) => `No report states a total; the system counts ${figure}.`,
    ofPlan: (done, planned, percent) => `100 · ${done} done / ${planned} planned = ${percent}.`,
    ofExpected: (value, expected, percent) => `100 · ${value} attended / ${expected} expected = ${percent}.`,
    itemised: (itemised) => `Listed singly: ${itemised}.`,
    gap: (gap) => `Gap: ${gap}.`,
    facts: (count) => `Evidence (${count})`,
    planFrom: 'The plan comes from',
    uncounted: 'Uncounted',
    gone: 'This figure is gone: the figures were corrected since the address was copied.',
  },
);
