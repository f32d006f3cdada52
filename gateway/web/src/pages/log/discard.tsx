import { useText } from '../../i18n/bilingual.ts';
import { ConfirmedButton } from '../../ui/confirmed-button.tsx';
import { messages } from './messages.ts';

/** Takes back what was written, after a question. */
export function Discard({ onSure }: { readonly onSure: () => void }) {
  const t = useText(messages);
  return (
    <ConfirmedButton
      label={t.discard}
      title={t.discardTitle}
      lead={t.discardLead}
      yes={t.discardSure}
      no={t.keepWriting}
      onSure={onSure}
    />
  );
}
