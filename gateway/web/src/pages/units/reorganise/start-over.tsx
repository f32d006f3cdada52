import { useState } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { messages } from './messages.ts';

/** Discards what is kept of a plan, after a question. */
export function StartOver({ onSure }: { readonly onSure: () => void }) {
  const t = useText(messages);
  const [asking, setAsking] = useState(false);
  const discard = () => {
    setAsking(false);
    onSure();
  };
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {t.restart}
      </button>
      {asking && (
        <Confirm
          title={t.restartTitle}
          lead={t.restartLead}
          yes={t.restartSure}
          no={t.keep}
          onYes={discard}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
