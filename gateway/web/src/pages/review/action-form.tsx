import { useId, useState, type FormEvent } from 'react';
import { send } from '../../commands/send.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { COMMANDS, isReasoned, type Action } from './judging.ts';
import { messages } from './messages.ts';

interface ActionProps {
  readonly action: Action;
  readonly review: string;
  readonly version: number;
  readonly onDone: () => void;
}

/** One thing to do with a review; what needs a reason is opened first. */
export function ActionForm(props: ActionProps) {
  const t = useText(messages);
  const { action } = props;
  if (!isReasoned(action)) return <Form {...props} />;
  return (
    <details>
      <summary>{t.actions[action]}</summary>
      <Form {...props} />
    </details>
  );
}

function Form({ action, review, version, onDone }: ActionProps) {
  const t = useText(messages);
  const id = useId();
  const { reason, write, fault, sending, submit } = useSending({ action, review, version, onDone });
  return (
    <form onSubmit={submit} noValidate>
      {isReasoned(action) ? (
        <ReasonField id={id} label={t.reasons[action]} value={reason} fault={fault} onChange={write} />
      ) : (
        <>
          <p className="hint">{t.means[action]}</p>
          {fault && (
            <p className="fault" role="alert">
              {fault}
            </p>
          )}
        </>
      )}
      <button type="submit" disabled={sending}>
        {sending ? t.sending : t.actions[action]}
      </button>
    </form>
  );
}

/** What is written stays until it is recorded; the same command is sent again under the same id. */
function useSending({ action, review, version, onDone }: ActionProps) {
  const t = useText(messages);
  const language = useLanguage();
  const [commandId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = reason.trim();
    if (isReasoned(action) && why === '') return setFault(t.reasonMissing);
    setSending(true);
    const input = {
      commandId,
      review,
      expectedVersion: version,
      ...(isReasoned(action) ? { reason: why } : {}),
    };
    void send({ name: COMMANDS[action], input })
      .then(({ refused }) => refused)
      .catch(refusalOf)
      .then((refused) => {
        setSending(false);
        setFault(refused?.message[language]);
        if (!refused) onDone();
      });
  };
  return { reason, write: setReason, fault, sending, submit };
}
