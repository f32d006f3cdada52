import { REASON } from '../../log/form/commands.ts';
import type { Field, Form } from '../../log/form/form.ts';
import { PLAN_WORDS } from './plan-words.ts';

const unit: Field = { name: 'unit', type: 'unit', label: PLAN_WORDS.unit };
const name: Field = { name: 'name', type: 'text', label: PLAN_WORDS.name };
const kind: Field = { name: 'kind', type: 'text', label: PLAN_WORDS.kind };
const code: Field = { name: 'code', type: 'text', label: PLAN_WORDS.code };

/** What is told of a reorganisation while it waits to be sent; it is written in a form of its own. */
export const REORGANISATION: Form = {
  name: 'reorganisation',
  title: PLAN_WORDS.heading,
  command: 'applyReorganisation',
  fields: [
    { name: 'effectiveOn', type: 'day', label: PLAN_WORDS.effectiveOn },
    { name: 'issuedOn', type: 'day', label: PLAN_WORDS.issuedOn },
    { name: 'decrees', type: 'lines', label: PLAN_WORDS.decrees },
    {
      name: 'openings',
      type: 'rows',
      label: PLAN_WORDS.oneOpening,
      each: PLAN_WORDS.oneOpening,
      of: [kind, name, code],
    },
    { name: 'givers', type: 'rows', label: PLAN_WORDS.oneGiver, each: PLAN_WORDS.oneGiver, of: [unit] },
    {
      name: 'revisions',
      type: 'rows',
      label: PLAN_WORDS.oneRevision,
      each: PLAN_WORDS.oneRevision,
      of: [unit, kind, name],
    },
    { ...REASON, label: PLAN_WORDS.correctionReason },
  ],
};

/** A recorded reorganisation does not take place. */
export const CANCELLATION: Form = {
  name: 'cancellation',
  title: PLAN_WORDS.cancelTitle,
  command: 'cancelReorganisation',
  fields: [{ ...REASON, label: PLAN_WORDS.cancelReason }],
};
