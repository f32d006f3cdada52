import { useText } from '../../../i18n/bilingual.ts';
import { ConfirmedButton } from '../../../ui/confirmed-button.tsx';
import { messages } from './messages.ts';

/** Discards what is kept of a plan, after a question. */
export function StartOver({ onSure }: { readonly onSure: () => void }) {
  const t = useText(messages);
  return (
    <ConfirmedButton
      label={t.restart}
      title={t.restartTitle}
      lead={t.restartLead}
      yes={t.restartSure}
      no={t.keep}
      onSure={onSure}
    />
  );
}
