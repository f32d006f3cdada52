import { REASON } from '../form/commands.ts';
import type { Criterion, Field, Form, Stored } from '../form/form.ts';
import { texts } from './common-fields.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both } from './options.ts';

/** One year of a cluster. */
const ofYear = { prefix: 'cluster', id: 'cluster', yearly: true } as const;
const aroundYear = /^years\.\d+\./;

const yearIn = ({ years }: Stored, year = 0) =>
  (years as Readonly<Record<number, Stored>> | undefined)?.[year] ?? {};
/** Undefined: the joint review has closed the year. */
const openYear = (stored: Stored, year: number | undefined) => {
  const found = yearIn(stored, year);
  return found.closed === true ? undefined : found;
};

const share = (label: Field['label']): Field => ({ name: 'selfShare', type: 'count', label, more: true });

export const criteria = furtherForm(ofYear, {
  name: 'criteria',
  title: both('Tiêu chí chấm điểm', 'Criteria'),
  command: 'setClusterCriteria',
  further: 'replaces',
  fields: [
    {
      name: 'criteria',
      type: 'rows',
      label: both('Tiêu chí', 'Criteria'),
      each: both('Tiêu chí', 'Criterion'),
      required: true,
      of: [
        {
          name: 'code',
          type: 'text',
          label: both('Mã', 'Code'),
          hint: both('Chữ không dấu và số, ví dụ TC1', 'Plain letters and digits, for example TC1'),
          required: true,
        },
        { name: 'name', type: 'text', label: both('Nội dung', 'Name'), required: true },
        { name: 'maxPoints', type: 'decimal', label: both('Điểm tối đa', 'Most points'), required: true },
        share(both('Tỷ trọng điểm tự chấm riêng (%)', 'Self-share of its own (%)')),
      ],
    },
    {
      ...share(both('Tỷ trọng điểm tự chấm (%)', 'Self-share (%)')),
      hint: both('Để trống: chỉ tính điểm chấm chéo', 'Empty: only cross-scores count'),
      more: false,
    },
  ],
  around: aroundYear,
  find: openYear,
  rehearsal: () => ({ criteria: [{ code: 'x', name: ANY_TEXT, maxPoints: 1 }] }),
});

const pledgeFields: readonly Field[] = [
  { name: 'on', type: 'day', label: both('Ngày ký', 'Signed on'), required: true },
  { ...texts('targets', 'Chỉ tiêu giao ước', 'Targets'), type: 'lines', key: 'text' },
  {
    name: 'signatories',
    type: 'units',
    label: both('Đơn vị ký', 'Signatories'),
    hint: both('Để trống: mọi thành viên', 'Empty: every member'),
    stored: 'signatoryIds',
    more: true,
  },
];

export const pledge = furtherForm(ofYear, {
  name: 'pledge',
  title: both('Ký giao ước thi đua', 'Pledge'),
  command: 'signPledge',
  further: 'adds',
  start: ({ today }) => ({ on: today }),
  fields: pledgeFields,
  find: (stored, year) => (yearIn(stored, year).pledge ? undefined : {}),
  rehearsal: ({ today }) => ({ on: today }),
});

/** The full new value of what was signed. */
export const pledgeCorrection: Form = {
  name: 'pledge-correction',
  title: both('Giao ước thi đua', 'Pledge'),
  command: 'signPledge',
  fields: pledgeFields,
  correction: {
    ...ofYear,
    command: 'correctPledge',
    around: /^years\.\d+\.pledge\./,
    find: (stored, year) => yearIn(stored, year).pledge as Stored | undefined,
    rehearsal: ({ today }) => ({ on: today, reason: ANY_TEXT }),
  },
};

const scorer: Field = {
  name: 'scorer',
  type: 'unit',
  label: both('Đơn vị chấm', 'Scored by'),
  required: true,
};
const member: Field = {
  name: 'member',
  type: 'unit',
  label: both('Chấm cho', 'Scored'),
  hint: both('Chọn chính đơn vị chấm: tự chấm', 'The unit that scores: a self-score'),
  required: true,
};
const points = (of: readonly Criterion[]): Field => ({
  name: 'points',
  type: 'points',
  label: both('Điểm', 'Points'),
  hint: both(
    'Chấm lại thì điểm mới thay điểm cũ.',
    'Scored again, the new points take the place of the old.',
  ),
  of,
  required: true,
});

/** Members of the last day of the year score each other by its criteria. */
export const score = furtherForm(ofYear, {
  name: 'score',
  title: both('Chấm điểm', 'Score'),
  command: 'scoreMember',
  further: 'adds',
  start: ({ unit: own }) => ({ scorer: own, member: own }),
  fields: [scorer, member, points([])],
  fieldsOf: ({ criteria: of, among }) => {
    const members = { among: among as readonly string[] };
    return [{ ...scorer, ...members }, { ...member, ...members }, points(of as readonly Criterion[])];
  },
  find: (stored, year = 0) => {
    const found = openYear(stored, year);
    const memberships = (stored.memberships ?? []) as readonly Stored[];
    const standing = memberships.findLast(({ from = '' }) => (from as string) <= `${year}-12-31`);
    return found?.criteria && standing ? { ...found, among: standing.memberIds } : undefined;
  },
  rehearsal: ({ unit: own }) => ({ scorer: own, member: own, points: [{ criterion: 'x', points: 0 }] }),
});

export const clusterReview = furtherForm(ofYear, {
  name: 'cluster-review',
  title: both('Tổng kết cụm', 'Joint review'),
  command: 'holdClusterReview',
  further: 'adds',
  start: ({ today }) => ({ heldOn: today }),
  fields: [
    { name: 'heldOn', type: 'day', label: both('Ngày tổ chức', 'Day'), required: true },
    texts('outcomes', 'Kết quả', 'What came of it'),
    {
      name: 'titles',
      type: 'rows',
      label: both('Danh hiệu đề nghị', 'Titles proposed'),
      hint: both('Chỉ ghi số lượng, không ghi tên', 'Counts, never names'),
      each: both('Danh hiệu', 'Title'),
      of: [
        { name: 'name', type: 'text', label: both('Danh hiệu', 'Title'), required: true },
        { name: 'collectives', type: 'count', label: both('Số tập thể', 'Collectives') },
        { name: 'individuals', type: 'count', label: both('Số cá nhân', 'Individuals') },
      ],
    },
    { name: 'nextYear', type: 'count', label: both('Mở năm tiếp theo', 'Year that it opens'), more: true },
  ],
  around: /^years\.\d+\.review\./,
  find: openYear,
  rehearsal: ({ today }) => ({ heldOn: today }),
});

export const clusterReopen = furtherForm(ofYear, {
  name: 'cluster-reopen',
  title: both('Mở lại năm đã tổng kết', 'Reopen the year'),
  command: 'reopenClusterYear',
  further: 'adds',
  fields: [REASON],
  find: (stored, year) => (openYear(stored, year) ? undefined : {}),
  rehearsal: () => ({ reason: ANY_TEXT }),
});
