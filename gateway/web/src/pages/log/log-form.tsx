import { useEffect, useRef, useState, type FormEvent } from 'react';
import { BoardDocument } from '../../generated/graphql.ts';
import { nameOf, questions } from '../../graphql/questions.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { Select } from '../../ui/select.tsx';
import { dropDraft, keepDraft, openDraft, type Draft, type Form } from './draft.ts';
import type { Fault } from './faults.ts';
import { FormFault } from './form-fault.tsx';
import { LogFields } from './log-fields.tsx';
import { messages } from './messages.ts';
import { missingIn } from './missing.ts';
import { send } from './sending.ts';

interface LogFormProps {
  readonly unit: string;
  readonly account: string;
  readonly form: Form;
  /** A document that was picked from what is expected. */
  readonly picked: string | undefined;
  readonly onForm: (form: Form) => void;
}

/** One screen to say what was done; kept while it is written, and sent as often as it takes. */
export function LogForm(props: LogFormProps) {
  const t = useText(messages);
  const { form, picked, onForm } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (picked !== undefined) heading.current?.focus();
  }, [picked]);
  const { draft, change, submit, fault, state } = useDraft(props);
  return (
    <section className="panel" aria-labelledby="log">
      <h2 id="log" ref={heading} tabIndex={-1}>
        {t.form}
      </h2>
      <form onSubmit={submit} noValidate>
        {fault && <FormFault fault={fault} />}
        <Select
          label={t.what}
          value={form}
          options={[
            ['receipt', t.forms.receipt],
            ['milestone', t.forms.milestone],
          ]}
          onChange={onForm}
        />
        <LogFields form={form} draft={draft} change={change} fault={fault} />
        <p className="hint">{t.draftKept}</p>
        <button type="submit" disabled={state === 'sending'}>
          {state === 'sending' ? t.sending : t.send}
        </button>
        <p role="status">{state === 'sent' ? t.sent : ''}</p>
      </form>
    </section>
  );
}

function useDraft({ unit, account, form, picked }: LogFormProps) {
  const [draft, setDraft] = useState<Draft>(() => {
    const opened = openDraft(form, account);
    return picked === undefined ? opened : { ...opened, directive: picked };
  });
  const [fault, setFault] = useState<Fault>();
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing');
  const change = (patch: Partial<Draft>) => {
    const changed = { ...draft, ...patch };
    setDraft(changed);
    setState('writing');
    keepDraft(form, account, changed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(form, draft);
    if (missing) return setFault(missing);
    setState('sending');
    void send(form, unit, draft)
      .catch((error: unknown): Fault => ({ field: undefined, message: refusalOf(error).message }))
      .then((refused) => {
        setFault(refused);
        setState(refused ? 'writing' : 'sent');
        if (!refused) recorded();
      });
  };
  const recorded = () => {
    dropDraft(form, account);
    setDraft(openDraft(form, account));
    void questions.invalidateQueries({ queryKey: [nameOf(BoardDocument)] });
  };
  return { draft, change, submit, fault, state };
}
