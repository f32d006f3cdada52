import { dayOf } from '@trienkhai/kernel/day';
import { ROLES, SCOPES } from '@trienkhai/kernel/vocabulary';
import { ROLE_WORDS, SCOPE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { REASON } from '../form/commands.ts';
import type { Form, Stored } from '../form/form.ts';
import { endsOn, unit } from './common-fields.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both, optionsOf } from './options.ts';

/** What an account of an office may do in a unit and below it. */
export const grant: Form = {
  name: 'grant',
  title: both('Giao quyền cho tài khoản', 'Role granted to an account'),
  command: 'grantRole',
  makes: 'grant',
  start: ({ unit: own, today }) => ({ unit: own, role: 'RECORDER', from: today }),
  fields: [
    {
      name: 'subject',
      type: 'account',
      label: both('Tài khoản', 'Account'),
      hint: both(
        'Đúng như máy chủ đăng nhập ghi; tài khoản của cơ quan, không ghi tên người',
        'As the sign-in server writes it; of an office, no name of a person',
      ),
      required: true,
    },
    {
      name: 'role',
      type: 'choice',
      label: both('Vai trò', 'Role'),
      options: optionsOf(ROLES, ROLE_WORDS),
      required: true,
    },
    {
      name: 'scopes',
      type: 'choices',
      label: both('Phạm vi của hệ thống tích hợp', 'What the integration may do'),
      options: optionsOf(SCOPES, SCOPE_WORDS),
      when: ({ role }) => role === 'INTEGRATION',
      required: true,
    },
    { ...unit, hint: both('Và mọi đơn vị bên dưới', 'And every unit below it') },
    {
      name: 'from',
      type: 'day',
      label: both('Từ ngày', 'From'),
      hint: both('Sớm nhất là hôm nay', 'Today at the earliest'),
    },
    {
      name: 'to',
      type: 'day',
      label: endsOn.label,
      hint: both('Để trống: đến khi thu hồi', 'Empty: until it is revoked'),
    },
  ],
  rehearsal: ({ unit: own }) => ({ unit: own, subject: 'x', role: 'VIEWER' }),
};

export const revocation: Form = furtherForm(
  { prefix: 'grant', id: 'grant' },
  {
    name: 'revocation',
    title: both('Thu hồi quyền', 'Revoke the grant'),
    command: 'revokeGrant',
    further: 'adds',
    start: ({ today }) => ({ on: today }),
    fields: [{ ...endsOn, hint: both('Sớm nhất là hôm nay', 'Today at the earliest') }, REASON],
    find: (stored) => (hasEnded(stored) ? undefined : stored),
    rehearsal: ({ today }) => ({ on: today, reason: ANY_TEXT }),
  },
);

const hasEnded = ({ to }: Stored) => typeof to === 'string' && to <= dayOf(new Date());
