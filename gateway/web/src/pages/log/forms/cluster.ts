import { REASON } from '../form/commands.ts';
import type { Field, Form, Stored } from '../form/form.ts';
import { endsOn, unit } from './common-fields.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both } from './options.ts';

const of = { prefix: 'cluster', id: 'cluster' };

const name: Field = { name: 'name', type: 'text', label: both('Tên cụm', 'Name'), required: true };
const members: readonly Field[] = [
  {
    name: 'members',
    type: 'units',
    label: both('Thành viên', 'Members'),
    hint: both('Đơn vị, cơ quan; gõ tên rồi chọn', 'Units and organs; type a name and choose'),
    required: true,
  },
  {
    ...unit,
    name: 'head',
    label: both('Cụm trưởng', 'Head'),
    hint: both('Một trong các thành viên', 'One of the members'),
  },
];

export const cluster: Form = {
  name: 'cluster',
  title: both('Lập cụm thi đua', 'Emulation cluster'),
  command: 'formCluster',
  day: 'from',
  start: ({ unit: own, today }) => ({ within: own, from: today }),
  fields: [
    name,
    ...members,
    { name: 'from', type: 'day', label: both('Từ ngày', 'From') },
    {
      ...unit,
      name: 'within',
      label: both('Đơn vị chủ trì phong trào', 'Leading unit'),
      hint: both('Đơn vị của bạn, trừ khi cụm trưởng lập', 'Your own, unless the head forms it'),
    },
  ],
};

const standingMembers = ({ memberships, dissolvedOn }: Stored) =>
  dissolvedOn === undefined ? (memberships as readonly Stored[] | undefined)?.at(-1) : undefined;

export const clusterChange = furtherForm(of, {
  name: 'cluster-change',
  title: both('Thay đổi thành viên, cụm trưởng, tên cụm', 'Change members, head or name'),
  command: 'changeCluster',
  further: 'replaces',
  fields: [
    name,
    ...members,
    { name: 'on', type: 'day', label: both('Thay đổi từ ngày', 'Changed from'), required: true },
    REASON,
  ],
  around: /^memberships\.\d+\./,
  find: standingMembers,
  rehearsal: ({ unit: own, today }) => ({ members: [own], head: own, on: today, reason: ANY_TEXT }),
});

export const clusterEnd = furtherForm(of, {
  name: 'cluster-end',
  title: both('Giải thể cụm', 'Dissolve the cluster'),
  command: 'dissolveCluster',
  further: 'adds',
  start: ({ today }) => ({ on: today }),
  fields: [endsOn, REASON],
  find: standingMembers,
  rehearsal: ({ today }) => ({ on: today, reason: ANY_TEXT }),
});
