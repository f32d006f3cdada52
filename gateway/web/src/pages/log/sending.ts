import { dayOf } from '@trienkhai/kernel/day';
import { SendMilestoneDocument, SendReceiptDocument } from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import type { Draft, Form } from './draft.ts';
import { faultOf, type Fault } from './faults.ts';

/** What the command of each form asks for. */
const FIELDS = {
  receipt: ['directive', 'on', 'note'],
  milestone: ['directive', 'on', 'kind', 'note'],
} as const;

/** Sends what was written as a command of the unit; resolves with why it was refused, undefined: recorded. */
export async function send(form: Form, unit: string, draft: Draft): Promise<Fault | undefined> {
  const { commandId, directive = '', on = dayOf(new Date()), kind = 'implemented', note } = draft;
  const remark = note?.trim() ? { note: note.trim() } : {};
  const input = { commandId, directive, unit, on, ...remark };
  const { answer } =
    form === 'receipt'
      ? await ask(SendReceiptDocument, { input })
      : await ask(SendMilestoneDocument, { input: { ...input, kind: kind.trim() } });
  return answer.error ? faultOf(answer.error, FIELDS[form]) : undefined;
}
