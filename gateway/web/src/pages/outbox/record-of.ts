import type { Queued } from '../../outbox/queued.ts';
import type { Form } from '../log/form/form.ts';
import { formNamed } from '../log/forms/forms.ts';

/** A draft is kept under the name of its form, a correction also under the record that it puts right. */
export function readName(name: string): { readonly form: Form | undefined; readonly corrects?: string } {
  const dot = name.indexOf('.');
  if (dot < 0) return { form: formNamed(name) };
  return { form: formNamed(name.slice(0, dot)), corrects: name.slice(dot + 1) };
}

/**
 * The record that a command may have met: the one that it corrects, or the only one that a unit has under
 * a document. Undefined: it would have made a new one.
 */
export function recordOf({ form: name, command }: Pick<Queued, 'form' | 'command'>): string | undefined {
  const { form, corrects } = readName(name);
  if (corrects !== undefined) return corrects;
  if (!form?.correction || form.correction.id !== undefined) return undefined;
  const { directive, unit } = command.input as { readonly directive?: string; readonly unit?: string };
  if (!directive || !unit) return undefined;
  return `${form.correction.prefix}:${directive.replace(/^directive:/, '')}:${unit}`;
}
