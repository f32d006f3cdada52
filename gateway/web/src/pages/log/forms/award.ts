import { AWARD_STATES } from '@trienkhai/kernel/vocabulary';
import { AWARD_STATE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Form, Values } from '../form/form.ts';
import { heldDays, unit } from './common-fields.ts';
import { year } from './further.ts';
import { both, optionsOf } from './options.ts';

const awarded = ({ state }: Values) => state === 'AWARDED';

/** One edition; launched before and awarded now, it is recorded again. */
export const award: Form = {
  name: 'award',
  title: both('Giải thưởng', 'Award'),
  command: 'recordAward',
  day: 'on',
  start: ({ unit: own, today }) => ({ unit: own, on: today, state: 'AWARDED' }),
  fields: [
    { name: 'name', type: 'text', label: both('Tên giải', 'Name of the award'), required: true },
    {
      name: 'edition',
      type: 'text',
      label: both('Lần, kỳ trao giải', 'Edition'),
      hint: both('Như báo cáo viết, ví dụ “VII (2022)”', 'As the report has it, for example “VII (2022)”'),
      required: true,
    },
    {
      name: 'state',
      type: 'choice',
      label: both('Phát động hay trao', 'Launched or awarded'),
      options: optionsOf(AWARD_STATES, AWARD_STATE_WORDS),
      required: true,
    },
    { name: 'on', type: 'day', label: both('Ngày', 'Day') },
    {
      name: 'collectives',
      type: 'count',
      label: both('Số tập thể của đơn vị đạt giải', 'Collectives of the unit that received it'),
      when: awarded,
    },
    {
      name: 'individuals',
      type: 'count',
      label: both('Số cá nhân của đơn vị đạt giải', 'Individuals of the unit that received it'),
      hint: both('Chỉ ghi số, không ghi tên', 'A number, never names'),
      when: awarded,
    },
    { ...year, required: false, more: true },
    ...heldDays.filter(({ name }) => name === 'publishedOn'),
    { ...unit, identity: true },
  ],
  correction: {
    command: 'correctAward',
    prefix: 'award',
    id: 'award',
    around: /^award\./,
    find: ({ award: said }) => said as Record<string, unknown>,
    withdrawal: { command: 'withdrawAward' },
  },
};
