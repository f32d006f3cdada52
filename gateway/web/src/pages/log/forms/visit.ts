import { VISIT_KINDS } from '@trienkhai/kernel/vocabulary';
import { VISIT_KIND_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Form } from '../form/form.ts';
import { directives, texts, unit } from './common-fields.ts';
import { both, optionsOf } from './options.ts';

export const visit: Form = {
  name: 'visit',
  title: both('Đoàn công tác, khảo sát', 'Visit or survey'),
  command: 'recordVisit',
  day: 'from',
  start: ({ unit: own, today }) => ({
    kind: 'DELEGATION',
    by: own,
    from: today,
    to: today,
    stops: [{ unit: '', on: '', findings: '', instructions: '' }],
  }),
  fields: [
    {
      name: 'kind',
      type: 'choice',
      label: both('Loại', 'Kind'),
      hint: both(
        'Khảo sát: một đơn vị, một văn bản, ít nhất một phát hiện',
        'A survey is of one unit and one directive, with a finding',
      ),
      options: optionsOf(VISIT_KINDS, VISIT_KIND_WORDS),
      required: true,
    },
    directives,
    { name: 'from', type: 'day', label: both('Từ ngày', 'From'), required: true },
    { name: 'to', type: 'day', label: both('Đến ngày', 'To'), required: true },
    {
      name: 'stops',
      type: 'rows',
      label: both('Đơn vị được thăm', 'Units visited'),
      each: both('Đơn vị', 'Unit'),
      required: true,
      of: [
        { ...unit, hint: both('Tên đơn vị, không cần dấu', 'Its name, accents not needed') },
        {
          name: 'on',
          type: 'day',
          label: both('Ngày', 'Day'),
          hint: both('Để trống: ngày đầu', 'Empty: the first day'),
        },
        texts('findings', 'Phát hiện', 'Findings'),
        texts('instructions', 'Nội dung chỉ đạo', 'Instructions', true),
      ],
    },
    texts('findings', 'Phát hiện chung', 'Findings in all', true),
    texts('instructions', 'Nội dung chỉ đạo chung', 'Instructions for all', true),
    { ...unit, name: 'by', label: both('Đơn vị cử đoàn', 'Sent by') },
  ],
  correction: {
    command: 'correctVisit',
    prefix: 'visit',
    id: 'visit',
    withdrawal: { command: 'withdrawVisit' },
  },
};
