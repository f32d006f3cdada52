import type { Day } from '@trienkhai/kernel/day';
import type { Command } from '../../../commands/command.ts';
import type { Draft } from './draft.ts';
import type { Field, Form, Subject } from './form.ts';
import { faults as say } from './fault-messages.ts';
import type { Fault } from './faults.ts';
import { inputOf } from './input.ts';
import { asked } from './values.ts';

/** What is sent, or why it cannot be sent yet. */
export type Ready = { readonly command: Command } | { readonly faults: readonly Fault[] };

/** Something that was recorded before, and the version that its reader saw. */
export interface Recorded extends Subject {
  readonly version: number;
}

export const REASON: Field = {
  name: 'reason',
  type: 'text',
  label: { vi: 'Lý do', en: 'Reason' },
  hint: {
    vi: 'Ở lại trong lịch sử thay đổi, ví dụ “ghi nhầm số học viên”. Không ghi tên người.',
    en: 'Stays in the history, for example “wrong number of learners”. No names of persons.',
  },
  required: true,
};

/** The fields that a correction asks for: all but those that are only said once, and the reason. */
export function correctedFields({ fields, further }: Form): readonly Field[] {
  return further ? fields : [...fields.filter(({ once }) => !once), REASON];
}

/** `besides`: what the command takes that nobody writes. */
export function recordingOf(
  form: Form,
  draft: Draft,
  today: Day,
  besides: Readonly<Record<string, unknown>> = {},
): Ready {
  const { input, faults } = inputOf(form.fields, draft, today);
  if (faults.length > 0) return { faults };
  return { command: { name: form.command, input: { commandId: draft.commandId, ...besides, ...input } } };
}

/** The full new value with the reason; refused where somebody else has changed it meanwhile. */
export function correctionOf(form: Form, recorded: Recorded, draft: Draft, today: Day): Ready {
  const { correction } = form;
  if (!correction) return { faults: [{ path: [], message: say.notCorrected }] };
  const { input, faults } = inputOf(correctedFields(form), draft, today);
  if (faults.length > 0) return { faults };
  const { command, besides } = correction;
  return { command: { name: command, input: { ...about(form, recorded, draft), ...besides, ...input } } };
}

/** Takes a record back; only its reason is asked for. */
export function withdrawalOf(form: Form, recorded: Recorded, draft: Draft, today: Day): Ready {
  const { correction } = form;
  if (!correction?.withdrawal) return { faults: [{ path: [], message: say.notCorrected }] };
  const named = correction.id === undefined ? asked(form.fields, draft) : [];
  const told = [...named.filter(({ identity }) => identity), REASON];
  const { input, faults } = inputOf(told, draft, today);
  if (faults.length > 0) return { faults };
  const { command, besides } = correction.withdrawal;
  const which = { ...about(form, recorded, draft), ...correction.besides, ...besides };
  return { command: { name: command, input: { ...which, ...input } } };
}

/** What only adds to a record is not in the way of what others said of it meanwhile. */
function about({ correction, further }: Form, { id, year, version }: Recorded, { commandId }: Draft) {
  return {
    commandId,
    ...(further === 'adds' ? {} : { expectedVersion: version }),
    ...(correction?.id === undefined ? {} : { [correction.id]: id }),
    ...(correction?.yearly ? { year } : {}),
  };
}
