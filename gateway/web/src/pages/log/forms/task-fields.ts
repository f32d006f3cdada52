import type { Field } from '../form/form.ts';
import { both } from './options.ts';

/** What is to be done, by whom and until when. */
export const taskFields: readonly Field[] = [
  { name: 'text', type: 'text', label: both('Nội dung việc', 'What is to be done'), required: true },
  { name: 'owner', type: 'unit', label: both('Đơn vị thực hiện', 'Owner'), required: true },
  { name: 'dueOn', type: 'day', label: both('Hạn', 'Due') },
  { name: 'directive', type: 'directive', label: both('Theo văn bản', 'Under the directive'), more: true },
];
