import { object } from 'valibot';
import { oneOf } from '../../url-state.ts';

/** What the address of the page says. */
export const logUrl = object({
  sample: oneOf(['1']),
  form: oneOf(['receipt', 'milestone']),
});
