import { PERIOD_KINDS } from '@trienkhai/kernel/reporting/period';
import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import { PERIOD_KIND_WORDS, REVIEW_KIND_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Field, Form } from '../form/form.ts';
import { unit } from './common-fields.ts';
import { ANY_TEXT, year } from './further.ts';
import { both, LEVEL_OPTIONS, optionsOf } from './options.ts';

const owner: Field = {
  ...unit,
  name: 'owner',
  label: both('Cơ quan yêu cầu báo cáo', 'Office that asks'),
  once: true,
};
const series: Field = {
  name: 'series',
  type: 'choice',
  label: both('Hệ kỳ', 'Series'),
  options: [
    ['party', both('Của Đảng', 'Of the Party')],
    ['state', both('Của Nhà nước', 'Of the State')],
  ],
  required: true,
  once: true,
};
const reporters: Field = {
  name: 'reporters',
  type: 'group',
  label: both('Đơn vị phải báo cáo', 'Who reports'),
  required: true,
  of: [
    {
      name: 'levels',
      type: 'choices',
      label: both('Các cấp', 'Levels'),
      hint: both('Trong địa bàn của cơ quan yêu cầu', 'In the territory of the office that asks'),
      options: LEVEL_OPTIONS,
      required: true,
    },
    {
      name: 'units',
      type: 'units',
      label: both('Chỉ những đơn vị này', 'Only these units'),
      hint: both('Để trống: mọi đơn vị của các cấp đã chọn', 'Empty: every unit of the chosen levels'),
      more: true,
    },
  ],
};
const remindDays: Field = {
  name: 'remindDays',
  type: 'count',
  label: both('Nhắc trước hạn (số ngày)', 'Days of notice before the due day'),
  more: true,
};

const due = (last: Field, hint: Field['hint']): Field => ({
  name: 'due',
  type: 'rows',
  label: both('Hạn nộp', 'Due days'),
  ...(hint && { hint }),
  each: both('Hạn nộp', 'Due day'),
  of: [
    { name: 'level', type: 'choice', label: both('Cấp', 'Level'), options: LEVEL_OPTIONS, required: true },
    last,
  ],
});

const WITHDRAWN = both(
  'Kỳ này đã được rút lại nên không đính chính được nữa; hãy đặt kỳ mới.',
  'This period has been withdrawn and takes no correction; define it anew.',
);

export const period: Form = {
  name: 'period',
  title: both('Đặt một kỳ báo cáo', 'Reporting period'),
  command: 'definePeriod',
  day: 'to',
  start: ({ unit: own }) => ({ owner: own, series: 'party', kind: 'HALF_YEAR', remindDays: '7' }),
  fields: [
    { name: 'label', type: 'text', label: both('Tên kỳ', 'Name of the period'), required: true },
    {
      name: 'kind',
      type: 'choice',
      label: both('Độ dài', 'Length'),
      options: optionsOf(PERIOD_KINDS, PERIOD_KIND_WORDS),
      required: true,
      once: true,
    },
    { name: 'from', type: 'day', label: both('Từ ngày', 'From'), required: true, once: true },
    {
      name: 'to',
      type: 'day',
      label: both('Đến ngày', 'To'),
      hint: both('Chỉ kỳ “từ đầu năm đến nay” được để trống', 'Only a year to date may leave it out'),
    },
    reporters,
    due(
      { name: 'on', type: 'day', label: both('Ngày cuối còn đúng hạn', 'Last day in time'), required: true },
      undefined,
    ),
    {
      name: 'reviewKind',
      type: 'choice',
      label: both('Báo cáo bằng', 'Reported with'),
      options: [
        ['', both('Bản sơ kết, tổng kết của chính kỳ này', 'Any review of this very period')],
        ...optionsOf(
          REVIEW_KINDS.filter((kind) => kind !== 'INTERIM' && kind !== 'FINAL'),
          REVIEW_KIND_WORDS,
        ),
      ],
      more: true,
    },
    remindDays,
    series,
    owner,
  ],
  correction: {
    command: 'correctPeriod',
    prefix: 'period',
    id: 'period',
    around: /^period\./,
    find: ({ period: said, withdrawn }) => ({ ...(said as object), withdrawn }),
    barred: ({ withdrawn }) => (withdrawn === true ? WITHDRAWN : undefined),
    withdrawal: { command: 'withdrawPeriod' },
    rehearsal: () => ({ label: ANY_TEXT, reporters: { levels: ['COMMUNE'] }, due: [], reason: ANY_TEXT }),
  },
};

/** The first half and the whole of a year at once, as most offices ask. */
export const periods: Form = {
  name: 'periods',
  title: both('Đặt kỳ báo cáo 6 tháng và năm', 'Reporting periods of a year'),
  command: 'definePeriods',
  start: ({ unit: own, today }) => ({
    owner: own,
    series: 'party',
    year: today.slice(0, 4),
    close: 'CALENDAR',
    remindDays: '7',
  }),
  fields: [
    { ...year, label: both('Năm báo cáo', 'Year reported on') },
    {
      name: 'close',
      type: 'choice',
      label: both('Ngày chốt số liệu', 'Closes on'),
      options: [
        ['CALENDAR', both('30/6 và 31/12', '30 June and 31 December')],
        ['STATE', both('14/6 và 14/12', '14 June and 14 December')],
      ],
      required: true,
    },
    reporters,
    due(
      {
        name: 'days',
        type: 'count',
        label: both('Số ngày sau khi kết thúc kỳ', 'Days after the end'),
        required: true,
      },
      both('Tính từ ngày cuối của mỗi kỳ', 'Counted from the last day of each period'),
    ),
    remindDays,
    series,
    owner,
  ],
};
