import type { Form, Values } from '../form/form.ts';
import { idsIn } from '../form/values.ts';
import { endsOn, unit } from './common-fields.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both } from './options.ts';

const isJoint = ({ jointOf }: Values) => idsIn(jointOf).length > 0;
const committee = { ...unit, name: 'committee', label: both('Của cấp ủy', 'Of the committee of') };

export const organ: Form = {
  name: 'organ',
  title: both('Lập cơ quan', 'Organ established'),
  command: 'establishOrgan',
  day: 'validFrom',
  start: ({ unit: own, today }) => ({ committee: own, validFrom: today, oneHead: 'true' }),
  fields: [
    { name: 'name', type: 'text', label: both('Tên cơ quan', 'Name'), required: true },
    {
      name: 'kind',
      type: 'text',
      label: both('Loại', 'Kind'),
      hint: both('Ví dụ “Ban”, “Trung tâm”', 'For example “Ban”, “Trung tâm”'),
      required: true,
    },
    {
      name: 'code',
      type: 'text',
      label: both('Mã', 'Code'),
      hint: both('Chữ không dấu và số, ví dụ BTGTU-87', 'Plain letters and digits, for example BTGTU-87'),
      required: true,
    },
    { ...committee, hint: both('Đơn vị hành chính hoặc Trung ương', 'A territorial unit or the centre') },
    { name: 'symbol', type: 'text', label: both('Ký hiệu trên văn bản', 'Mark on documents') },
    { name: 'validFrom', type: 'day', label: both('Từ ngày', 'From') },
    {
      name: 'jointOf',
      type: 'units',
      label: both('Cơ quan chung của', 'Joint organ of'),
      hint: both('Hai cơ quan trở lên hoạt động như một', 'Two or more organs that act as one'),
      more: true,
    },
    {
      name: 'oneHead',
      type: 'flag',
      label: both('Một người đứng đầu', 'One head'),
      when: isJoint,
      more: true,
    },
    { name: 'aliases', type: 'lines', label: both('Tên gọi khác', 'Other names'), more: true },
    {
      name: 'validTo',
      type: 'day',
      label: both('Kết thúc từ ngày', 'No more from'),
      hint: both('Khi cơ quan đã kết thúc', 'Where it has ended already'),
      more: true,
    },
  ],
  rehearsal: ({ unit: own }) => ({ code: 'x', name: ANY_TEXT, kind: ANY_TEXT, committee: own }),
};

export const organEnd: Form = furtherForm(
  { prefix: 'organ', id: 'organ' },
  {
    name: 'organ-end',
    title: both('Kết thúc cơ quan', 'Close the organ'),
    command: 'closeOrgan',
    further: 'adds',
    start: ({ today }) => ({ on: today }),
    fields: [endsOn],
    rehearsal: ({ today }) => ({ on: today }),
  },
);

export const term: Form = {
  name: 'term',
  title: both('Bắt đầu nhiệm kỳ của cấp ủy', 'Term of a committee'),
  command: 'openCommitteeTerm',
  start: ({ unit: own, today }) => ({ committee: own, from: today }),
  fields: [
    committee,
    { name: 'term', type: 'count', label: both('Khóa', 'Number of the term'), required: true },
    { name: 'from', type: 'day', label: both('Từ ngày', 'From'), required: true },
    {
      name: 'to',
      type: 'day',
      label: both('Hết nhiệm kỳ từ ngày', 'First day after it'),
      hint: both('Để trống: chưa kết thúc', 'Empty: still running'),
      more: true,
    },
  ],
  rehearsal: ({ unit: own, today }) => ({ committee: own, term: 1, from: today }),
};
