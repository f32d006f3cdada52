import type { Form } from '../form/form.ts';
import { directive, note, on, people, unit } from './common-fields.ts';
import { both } from './options.ts';

export const milestone: Form = {
  name: 'milestone',
  title: both('Mốc triển khai', 'Milestone'),
  command: 'logMilestone',
  day: 'on',
  start: ({ unit: own, today }) => ({ kind: 'implemented', on: today, unit: own }),
  fields: [
    directive,
    {
      name: 'kind',
      type: 'kind',
      label: both('Loại mốc', 'Kind of milestone'),
      options: [
        ['implemented', both('Tổ chức thực hiện', 'Implemented')],
        ['survey', both('Khảo sát', 'Survey')],
      ],
      required: true,
    },
    on,
    { ...people, more: true },
    note,
    unit,
  ],
  correction: {
    command: 'correctMilestone',
    prefix: 'milestone',
    id: 'milestone',
    withdrawal: { command: 'withdrawMilestone' },
  },
};
