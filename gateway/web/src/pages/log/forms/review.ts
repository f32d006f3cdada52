import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import { REVIEW_KIND_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Field, Form, Values } from '../form/form.ts';
import { directive, heldDays, note, period, unit } from './common-fields.ts';
import { ACTIVITIES, both, optionsOf } from './options.ts';

const ofDirective = ({ kind }: Values) => kind === 'INTERIM' || kind === 'FINAL';
const ofPeriod = (beside: Values) => !ofDirective(beside);

const conclusions: Field = {
  name: 'conclusions',
  type: 'rows',
  label: both('Kết luận', 'Conclusions'),
  each: both('Kết luận', 'Conclusion'),
  of: [
    { name: 'text', type: 'text', label: both('Nội dung', 'What is to be done'), required: true },
    { name: 'owner', type: 'unit', label: both('Đơn vị thực hiện', 'Owner') },
    { name: 'dueOn', type: 'day', label: both('Hạn', 'Due') },
  ],
};

const next: Field = {
  name: 'next',
  type: 'group',
  label: both('Kế hoạch năm sau', 'Plan of the next year'),
  when: ({ kind }) => kind === 'YEAR_END',
  more: true,
  of: [
    { name: 'from', type: 'day', label: both('Từ ngày', 'From'), required: true },
    { name: 'to', type: 'day', label: both('Đến ngày', 'To'), required: true },
    { name: 'label', type: 'text', label: both('Tên gọi', 'Name') },
    {
      name: 'planned',
      type: 'rows',
      label: both('Chỉ tiêu', 'Targets'),
      each: both('Chỉ tiêu', 'Target'),
      of: [
        { name: 'kind', type: 'kind', label: both('Loại', 'Kind'), options: ACTIVITIES, required: true },
        { name: 'count', type: 'count', label: both('Số cuộc', 'How many'), required: true },
        note,
      ],
    },
    { name: 'document', type: 'directive', label: both('Văn bản kế hoạch', 'Document of the plan') },
  ],
};

const LOCKED = both(
  'Bản này đã được phê duyệt và khóa cùng số liệu. Đề nghị cấp trên mở khóa rồi đính chính.',
  'This review is approved and locked with its figures. Ask for it to be unlocked, then correct it.',
);

export const review: Form = {
  name: 'review',
  title: both('Sơ kết, tổng kết', 'Review'),
  command: 'submitReview',
  day: 'heldOn',
  start: ({ unit: own, today }) => ({ kind: 'HALF_YEAR', unit: own, heldOn: today }),
  fields: [
    {
      name: 'kind',
      type: 'choice',
      label: both('Loại', 'Kind'),
      options: optionsOf(REVIEW_KINDS, REVIEW_KIND_WORDS),
      required: true,
    },
    { ...directive, when: ofDirective },
    {
      name: 'afterYears',
      type: 'count',
      label: both('Sau bao nhiêu năm thực hiện', 'After how many years'),
      when: ofDirective,
    },
    { ...period, when: ofPeriod },
    { name: 'heldOn', type: 'day', label: both('Ngày tổ chức', 'Day') },
    ...heldDays.filter(({ name }) => name === 'publishedOn'),
    conclusions,
    next,
    unit,
  ],
  correction: {
    command: 'correctReview',
    prefix: 'review',
    id: 'review',
    barred: ({ state }) => (state === 'APPROVED' ? LOCKED : undefined),
    withdrawal: { command: 'withdrawReview' },
  },
};
