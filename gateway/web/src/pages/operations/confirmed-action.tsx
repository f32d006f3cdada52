import { useState } from 'react';
import { questions } from '../../graphql/questions.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages } from './messages.ts';

interface ActionProps {
  readonly label: string;
  /** What it is about, where the label alone leaves that open. */
  readonly about?: string;
  /** What will happen, told before it does. */
  readonly lead: string;
  readonly yes: string;
  /** Resolves with what happened, in words; with nothing where that is told elsewhere. */
  readonly run: () => Promise<string | void>;
}

/** Something that an operator does: opened, read, then done; what came of it stays below. */
export function ConfirmedAction({ label, about, lead, yes, run }: ActionProps) {
  const t = useText(messages);
  const language = useLanguage();
  const [running, setRunning] = useState(false);
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string }>();
  const act = () => {
    setRunning(true);
    void run()
      .then((text) => ({ ok: true, text: text ?? '' }))
      .catch((error: unknown) => ({ ok: false, text: refusalOf(error).message[language] }))
      .then((outcome) => {
        setSaid(outcome);
        setRunning(false);
        void questions.invalidateQueries();
      });
  };
  return (
    <details className="no-print">
      <summary aria-label={about}>{label}</summary>
      <p>{lead}</p>
      <button type="button" disabled={running} onClick={act}>
        {running ? t.running : yes}
      </button>
      <p role="status" className={said?.ok === false ? 'fault' : ''}>
        {said?.text}
      </p>
    </details>
  );
}
