import type { Field, Form } from '../form/form.ts';
import { remaindersOfLine } from '../form/remainder.ts';
import { onePerson, people, period, unit } from './common-fields.ts';
import { ACTIVITIES, both } from './options.ts';

const lineFields: readonly Field[] = [
  { name: 'kind', type: 'kind', label: both('Loại hoạt động', 'Kind'), options: ACTIVITIES, required: true },
  { name: 'count', type: 'count', label: both('Số cuộc', 'Held') },
  people,
  { name: 'planned', type: 'count', label: both('Kế hoạch', 'Planned'), more: true },
  {
    name: 'percentStated',
    type: 'decimal',
    label: both('% kế hoạch như báo cáo', '% of plan as stated'),
    more: true,
  },
  { name: 'online', type: 'count', label: both('Trong đó trực tuyến', 'Of these online'), more: true },
  { name: 'inPerson', type: 'count', label: both('Trong đó trực tiếp', 'Of these in person'), more: true },
  { name: 'organisers', type: 'units', label: both('Đơn vị tổ chức', 'Organisers'), more: true },
  { name: 'directives', type: 'directives', label: both('Văn bản', 'Directives'), more: true },
];

/** Parts may have parts of their own, and no deeper. */
const parts = (of: readonly Field[], more: boolean): Field => ({
  name: 'parts',
  type: 'rows',
  label: both('Trong đó', 'Of which'),
  hint: both(
    'Các phần kê riêng; phần còn lại hiện ngay bên dưới.',
    'Parts told singly; what is left shows below.',
  ),
  each: both('Phần', 'Part'),
  of,
  more,
});
const remainder: Field = {
  name: 'remainder',
  type: 'remainder',
  label: both('Còn lại', 'Remainder'),
  of: remaindersOfLine,
};
const part: readonly Field[] = [...lineFields, parts(lineFields, true), remainder];

/** What a unit reports for a period, kind by kind. */
export const figures: Form = {
  name: 'figures',
  title: both('Báo cáo số liệu của kỳ', 'Figures of a period'),
  command: 'reportActivities',
  start: ({ unit: own }) => ({ unit: own, lines: [{ kind: 'study-class', count: '', people: [onePerson] }] }),
  fields: [
    period,
    {
      name: 'lines',
      type: 'rows',
      label: both('Số liệu', 'Figures'),
      each: both('Hoạt động', 'Activity'),
      required: true,
      of: [...lineFields, parts(part, false), remainder],
    },
    {
      name: 'totals',
      type: 'rows',
      label: both('Số gộp', 'Combined totals'),
      hint: both(
        'Một con số cho nhiều loại, không chia ra được',
        'One figure for several kinds, which nobody can divide',
      ),
      each: both('Số gộp', 'Combined total'),
      more: true,
      of: [
        {
          name: 'covers',
          type: 'kinds',
          label: both('Các loại', 'Kinds'),
          hint: both('Mỗi loại một dòng, như ở phần số liệu', 'One on each line, as among the figures'),
          options: ACTIVITIES,
          stored: 'kinds',
          required: true,
        },
        { name: 'count', type: 'count', label: both('Số cuộc', 'Held') },
        people,
      ],
    },
    unit,
    { name: 'review', type: 'kept', label: both('Bản sơ kết, tổng kết', 'Review') },
  ],
  correction: {
    command: 'correctReport',
    prefix: 'report',
    id: 'report',
    withdrawal: { command: 'withdrawReport' },
  },
};
