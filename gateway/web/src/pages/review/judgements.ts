import { REASON } from '../log/form/commands.ts';
import type { Field, Form } from '../log/form/form.ts';
import { both } from '../log/forms/options.ts';
import type { Action } from './judging.ts';

const WHAT = both(
  'Viết ngắn gọn thiếu gì, sai gì, phải sửa thế nào. Không ghi tên người.',
  'Say in short what is missing or wrong and how to put it right. No names of persons.',
);

const reason = (vi: string, en: string): Field => ({ ...REASON, label: both(vi, en), hint: WHAT });

/** What may be decided on a review, each under the name of its action. */
export const JUDGEMENTS: Readonly<Record<Action, Form>> = {
  approve: {
    name: 'approve',
    title: both('Phê duyệt và khóa', 'Approve and lock'),
    command: 'approveReview',
    fields: [],
  },
  giveBack: {
    name: 'giveBack',
    title: both('Trả lại', 'Return'),
    command: 'returnReview',
    fields: [reason('Lý do trả lại', 'Reason for the return')],
  },
  unlock: {
    name: 'unlock',
    title: both('Mở khóa', 'Unlock'),
    command: 'unlockReview',
    fields: [reason('Lý do mở khóa', 'Reason for unlocking')],
  },
  resubmit: {
    name: 'resubmit',
    title: both('Nộp lại nguyên bản', 'Submit again as it stands'),
    command: 'resubmitReview',
    fields: [],
  },
};
