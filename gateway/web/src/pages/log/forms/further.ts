import type { Correction, Field, Form } from '../form/form.ts';
import { both } from './options.ts';

type About = Pick<Correction, 'prefix' | 'id' | 'yearly'>;

type Said = Omit<Form, 'correction' | 'further' | 'rehearsal'> &
  Required<Pick<Form, 'further'>> &
  Required<Pick<Correction, 'rehearsal'>> &
  Pick<Correction, 'find' | 'around'>;

/** Something that is said of a record that stands. */
export function furtherForm(about: About, said: Said): Form {
  const { find, around, rehearsal, ...form } = said;
  const { command } = form;
  return {
    ...form,
    correction: { ...about, command, rehearsal, ...(find && { find }), ...(around && { around }) },
  };
}

/** Nothing is judged on these: a rehearsal must only not be refused for want of them. */
export const ANY_TEXT = '…';

export const year: Field = { name: 'year', type: 'count', label: both('Năm', 'Year'), required: true };
