import { object } from 'valibot';
import { oneOf, text } from '../../url-state.ts';
import { FORMS } from './forms/forms.ts';

/** What the address of the page says. */
export const logUrl = object({
  sample: oneOf(['1']),
  form: oneOf(FORMS.map(({ name }) => name)),
  /** Id of the record that is put right with the form. */
  correct: text,
});
