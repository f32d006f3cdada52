import type { Queued } from '../../outbox/queued.ts';
import { changedFields } from '../log/form/changed.ts';
import type { Values } from '../log/form/form.ts';
import { SaidList } from '../log/said-list.tsx';
import { readName } from './written-in.ts';

/** What was written, field by field. */
export function Says({ queued: { form: name, values } }: { readonly queued: Queued }) {
  const { form } = readName(name);
  return <SaidList of={changedFields(form?.fields ?? [], {}, values as Values)} />;
}
