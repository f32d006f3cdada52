import { LINK_KINDS, STAGES } from '@trienkhai/kernel/vocabulary';
import { LINK_KIND_WORDS, STAGE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { REASON } from '../form/commands.ts';
import type { Field, Form } from '../form/form.ts';
import { directive } from './common-fields.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both, LEVEL_OPTIONS, optionsOf } from './options.ts';

const of = { prefix: 'directive', id: 'directive' };
const from = { prefix: 'directive', id: 'from' };

const onDay: Field = { name: 'on', type: 'day', label: both('Từ ngày', 'From'), required: true };
const link: readonly Field[] = [
  {
    name: 'kind',
    type: 'choice',
    label: both('Văn bản này', 'This document'),
    hint: both('Chuyên đề hằng năm: “chuyên đề của”', 'The theme of a year is “a theme of”'),
    options: optionsOf(LINK_KINDS, LINK_KIND_WORDS),
    required: true,
  },
  { ...directive, name: 'to', label: both('Văn bản kia', 'The other document') },
];

export const targetDays = furtherForm(of, {
  name: 'target-days',
  title: both('Đặt hạn hoàn thành', 'Set target days'),
  command: 'setTargetDays',
  further: 'replaces',
  fields: [
    {
      name: 'targets',
      type: 'rows',
      label: both('Hạn', 'Target days'),
      hint: both('Mỗi bước của mỗi cấp một dòng', 'One line for each stage of each level'),
      each: both('Hạn', 'Target'),
      of: [
        {
          name: 'stage',
          type: 'choice',
          label: both('Bước', 'Stage'),
          options: optionsOf(
            STAGES.filter((stage) => stage !== 'ISSUED'),
            STAGE_WORDS,
          ),
          required: true,
        },
        {
          name: 'level',
          type: 'choice',
          label: both('Cấp', 'Level'),
          options: LEVEL_OPTIONS,
          required: true,
        },
        {
          name: 'days',
          type: 'count',
          label: both('Số ngày kể từ ngày ban hành', 'Days after the day of issue'),
          required: true,
        },
      ],
    },
  ],
  rehearsal: () => ({ targets: [] }),
});

export const linked = furtherForm(from, {
  name: 'link',
  title: both('Liên kết với văn bản khác', 'Link with another document'),
  command: 'linkDirectives',
  further: 'adds',
  start: () => ({ kind: 'IMPLEMENTS' }),
  fields: link,
  rehearsal: ({ id }) => ({ to: id, kind: 'IMPLEMENTS' }),
});

export const unlinked = furtherForm(from, {
  name: 'unlink',
  title: both('Bỏ một liên kết', 'Take a link back'),
  command: 'unlinkDirectives',
  further: 'adds',
  start: () => ({ kind: 'IMPLEMENTS' }),
  fields: [...link, REASON],
  find: (stored) => (stored.links ? stored : undefined),
  rehearsal: ({ id }) => ({ to: id, kind: 'IMPLEMENTS', reason: ANY_TEXT }),
});

export const citation = furtherForm(of, {
  name: 'citation',
  title: both('Thêm cách trích dẫn', 'Add a citation'),
  command: 'addCitationAlias',
  further: 'adds',
  fields: [
    {
      name: 'text',
      type: 'text',
      label: both('Lời trích', 'Wording'),
      hint: both(
        'Như người ta viết khi không nêu ký hiệu, ví dụ “Nghị quyết Trung ương 4 khóa XIII”',
        'As people write it without the symbol, for example “Nghị quyết Trung ương 4 khóa XIII”',
      ),
      required: true,
    },
  ],
  rehearsal: () => ({ text: ANY_TEXT }),
});

export const superseded = furtherForm(of, {
  name: 'supersede',
  title: both('Thay thế bằng văn bản khác', 'Superseded by another document'),
  command: 'supersedeDirective',
  further: 'adds',
  fields: [
    {
      ...directive,
      name: 'by',
      label: both('Văn bản thay thế', 'The document in its place'),
      hint: both(
        'Tài khoản đã đăng ký hoặc sửa văn bản này không được tự ghi việc thay thế',
        'An account that registered or corrected it may not record this itself',
      ),
    },
    onDay,
  ],
  find: (stored) => (stored.superseded ? undefined : stored),
  rehearsal: ({ id, today }) => ({ by: id, on: today }),
});

export const recalled = furtherForm(of, {
  name: 'recall',
  title: both('Thu hồi văn bản', 'Recall the document'),
  command: 'recallDirective',
  further: 'adds',
  start: ({ today }) => ({ on: today }),
  fields: [onDay, REASON],
  find: (stored) => (stored.recalled ? undefined : stored),
  rehearsal: ({ today }) => ({ on: today, reason: ANY_TEXT }),
});

/** What the office of a document may say of it further, the usual first. */
export const directiveFurther: readonly Form[] = [
  linked,
  targetDays,
  citation,
  superseded,
  recalled,
  unlinked,
];
