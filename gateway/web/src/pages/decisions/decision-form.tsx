import { dayOf } from '@trienkhai/kernel/day';
import { useId, type FormEvent } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Dispatched } from '../../outbox/outbox.ts';
import { useSession } from '../../session/session.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { recordingOf } from '../log/form/commands.ts';
import type { Form } from '../log/form/form.ts';
import { textIn } from '../log/form/values.ts';
import { useDraft } from '../log/use-draft.ts';
import { useSending } from '../log/use-sending.ts';
import { messages } from './messages.ts';

interface DecisionProps {
  /** What is decided; its only field, where it has one, is the reason. */
  readonly form: Form;
  /** The record that is decided on. */
  readonly about: string;
  /** What it is called among others of its sort on the page. */
  readonly named?: string;
  /** What the command takes besides. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What it brings about. */
  readonly means: string;
  readonly onSend?: () => void;
  /** Undefined: it could not even be kept, and the form says why. */
  readonly onDone?: (outcome: Dispatched | undefined) => void;
}

/** One decision on one record; what needs a reason is opened first, and stays open while one is being written. */
export function DecisionForm(props: DecisionProps) {
  const language = useLanguage();
  const { form, named } = props;
  const decision = useDecision(props);
  if (form.fields.length === 0) return <Fields {...props} decision={decision} />;
  const begun = form.fields.some(({ name }) => textIn(decision.draft[name]) !== '');
  return (
    <details open={begun}>
      <summary aria-label={named}>{form.title[language]}</summary>
      <Fields {...props} decision={decision} />
    </details>
  );
}

type Decision = ReturnType<typeof useDecision>;

function Fields({ form, means, decision }: DecisionProps & { readonly decision: Decision }) {
  const t = useText(messages);
  const language = useLanguage();
  const id = useId();
  const { draft, change, faults, busy, decide } = decision;
  const [reason] = form.fields;
  const fault = faults[0]?.message[language];
  return (
    <form onSubmit={(event) => void decide(event)} noValidate>
      <p className="hint">{means}</p>
      {reason ? (
        <ReasonField
          id={id}
          label={reason.label[language]}
          hint={reason.hint?.[language]}
          value={textIn(draft[reason.name])}
          fault={fault}
          onChange={(text) => change(reason.name, text)}
        />
      ) : (
        fault !== undefined && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )
      )}
      <button type="submit" disabled={busy}>
        {busy ? t.sending : form.title[language]}
      </button>
    </form>
  );
}

/** What is written stays on this machine until it is recorded; sent again, it has the same id. */
function useDecision({ form, about, input, onSend, onDone }: DecisionProps) {
  const name = `${form.name}.${about}`;
  const { draft, change, begin } = useDraft(name, useSession()!.id, {});
  const { faults, busy, submit } = useSending(name, form.fields);
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    const ready = recordingOf(form, draft, dayOf(new Date()), input);
    if ('command' in ready) onSend?.();
    const outcome = await submit(ready, draft);
    if (outcome && !outcome.refused) begin();
    if ('command' in ready) onDone?.(outcome);
  };
  return { draft, change, faults, busy, decide };
}
