import { HEADCOUNT_UNITS, QUALIFIERS } from '@trienkhai/kernel/vocabulary';
import { HEADCOUNT_WORDS, QUALIFIER_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Field } from '../form/form.ts';
import { both, optionsOf } from './options.ts';

/** Fields that several forms ask for in the same words. */

export const directive: Field = {
  name: 'directive',
  type: 'directive',
  label: both('Văn bản', 'Directive'),
  required: true,
};

export const directives: Field = {
  name: 'directives',
  type: 'directives',
  label: both('Văn bản', 'Directives'),
  required: true,
};

export const unit: Field = {
  name: 'unit',
  type: 'unit',
  label: both('Đơn vị', 'Unit'),
  hint: both(
    'Đơn vị của bạn, trừ khi ghi thay đơn vị cấp dưới',
    'Your own, unless you record for one below it',
  ),
  required: true,
};

export const on: Field = {
  name: 'on',
  type: 'day',
  label: both('Ngày thực hiện', 'Day'),
  required: true,
};

export const endsOn: Field = {
  ...on,
  label: both('Không còn từ ngày', 'First day on which it is no more'),
};

export const note: Field = {
  name: 'note',
  type: 'text',
  label: both('Ghi chú', 'Remark'),
  hint: both('Không ghi tên người.', 'No names of persons.'),
};

/** Persons by unit of count, each with how exact it is. */
export const people: Field = {
  name: 'people',
  type: 'rows',
  label: both('Số người', 'People'),
  hint: both(
    'Mỗi đơn vị tính một dòng; các dòng không cộng với nhau.',
    'One line for each unit of count; they are never added.',
  ),
  each: both('Dòng', 'Line'),
  of: [
    {
      name: 'unit',
      type: 'choice',
      label: both('Đơn vị tính', 'Unit of count'),
      options: optionsOf(HEADCOUNT_UNITS, HEADCOUNT_WORDS),
      required: true,
    },
    {
      name: 'qualifier',
      type: 'choice',
      label: both('Mức chính xác', 'How exact'),
      options: optionsOf(QUALIFIERS, QUALIFIER_WORDS),
      required: true,
    },
    { name: 'value', type: 'count', label: both('Số', 'Number'), required: true },
    { name: 'expected', type: 'count', label: both('Trên tổng số', 'Out of'), more: true },
    {
      name: 'percentStated',
      type: 'decimal',
      label: both('Tỷ lệ % như báo cáo', 'Percentage as stated'),
      more: true,
    },
  ],
};

/** One line of people as it stands before anything is written. */
export const onePerson = { unit: 'LEARNER', qualifier: 'EXACT', value: '' };

export const heldDays: readonly Field[] = [
  {
    name: 'heldUntil',
    type: 'day',
    label: both('Đến ngày', 'Until'),
    hint: both('Chỉ khi kéo dài nhiều ngày', 'Only where it took several days'),
    more: true,
  },
  {
    name: 'publishedOn',
    type: 'day',
    label: both('Ngày công bố', 'Day of publication'),
    hint: both('Khi không rõ ngày tổ chức', 'Where its own day is not known'),
    more: true,
  },
];

export const texts = (name: string, vi: string, en: string, more = false): Field => ({
  name,
  type: 'lines',
  label: both(vi, en),
  hint: both('Mỗi ý một dòng; không ghi tên người.', 'One on each line; no names of persons.'),
  more,
});

export const period: Field = {
  name: 'period',
  type: 'period',
  label: both('Kỳ', 'Period'),
  required: true,
};
