import { MODES } from '@trienkhai/kernel/vocabulary';
import { MODE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Correction, Field, Form } from '../form/form.ts';
import { remaindersOfSession } from '../form/remainder.ts';
import { directives, heldDays, note, onePerson, people, unit } from './common-fields.ts';
import { ACTIVITIES, both, optionsOf } from './options.ts';

const kind: Field = {
  name: 'kind',
  type: 'kind',
  label: both('Loại buổi', 'Kind of session'),
  options: ACTIVITIES,
  required: true,
};
const mode: Field = {
  name: 'mode',
  type: 'choice',
  label: both('Hình thức', 'How it was held'),
  options: [['', both('Không rõ', 'Not stated')], ...optionsOf(MODES, MODE_WORDS)],
};
const sites: Field = {
  name: 'sites',
  type: 'rows',
  label: both('Điểm cầu', 'Connected sites'),
  hint: both('Mỗi điểm cầu tính một lần.', 'Each counts once.'),
  each: both('Điểm cầu', 'Site'),
  more: true,
  of: [
    { ...unit, hint: both('Đơn vị đặt điểm cầu', 'The unit that hosts it') },
    {
      name: 'name',
      type: 'text',
      label: both('Tên điểm cầu', 'Name of the site'),
      hint: both('Khi một đơn vị có nhiều điểm', 'Where one unit has several'),
    },
  ],
};
const besides: readonly Field[] = [
  {
    name: 'organisers',
    type: 'units',
    label: both('Đơn vị tổ chức', 'Organisers'),
    hint: both('Khi là đơn vị, cơ quan khác', 'Where they are others'),
    more: true,
  },
  sites,
  {
    name: 'conference',
    type: 'text',
    label: both('Tên chung của hội nghị', 'Shared name of the conference'),
    hint: both('Khi nhiều đơn vị cùng báo cáo một hội nghị', 'Where several units report the same one'),
    more: true,
  },
  note,
  unit,
];

const correction: Omit<Correction, 'find'> = {
  command: 'correctSession',
  prefix: 'session',
  id: 'session',
  withdrawal: { command: 'withdrawSession' },
};

export const session: Form = {
  name: 'session',
  title: both('Buổi học tập, hội nghị', 'Session held'),
  command: 'recordSession',
  day: 'heldOn',
  start: ({ unit: own, today }) => ({
    kind: 'study-class',
    heldOn: today,
    mode: 'IN_PERSON',
    unit: own,
    people: [onePerson],
  }),
  fields: [
    kind,
    directives,
    { name: 'heldOn', type: 'day', label: both('Ngày tổ chức', 'Day') },
    ...heldDays,
    mode,
    people,
    { name: 'remainder', type: 'remainder', label: both('Kê riêng', 'Itemised'), of: remaindersOfSession },
    ...besides,
  ],
  correction: { ...correction, find: (stored) => (stored.held === false ? undefined : stored) },
};

export const plannedSession: Form = {
  name: 'planned-session',
  title: both('Buổi học tập dự kiến', 'Session to come'),
  command: 'planSession',
  day: 'plannedOn',
  start: ({ unit: own }) => ({ kind: 'study-class', mode: 'IN_PERSON', unit: own, people: [onePerson] }),
  fields: [
    kind,
    directives,
    {
      name: 'plannedOn',
      type: 'day',
      label: both('Ngày dự kiến', 'Planned day'),
      required: true,
      once: true,
    },
    mode,
    { ...people, label: both('Số người dự kiến', 'People expected') },
    ...besides,
  ],
  correction: { ...correction, find: (stored) => (stored.held === false ? stored : undefined) },
};
