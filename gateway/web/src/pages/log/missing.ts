import type { Draft, Form } from './draft.ts';
import type { Fault } from './faults.ts';
import { messages } from './messages.ts';

/** What has to be filled in before anything is sent. */
export function missingIn(form: Form, { directive, kind }: Draft): Fault | undefined {
  const say = (key: 'directiveMissing' | 'kindMissing') => ({ vi: messages.vi[key], en: messages.en[key] });
  if (!directive) return { field: 'directive', message: say('directiveMissing') };
  if (form === 'milestone' && kind?.trim() === '') return { field: 'kind', message: say('kindMissing') };
  return undefined;
}
