import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { messages } from '../../outbox/messages.ts';
import { sendAgain, takeBack } from '../../outbox/outbox.ts';
import type { Queued } from '../../outbox/queued.ts';
import { writeState } from '../../url-state.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { hasDraft, keepDraft } from '../log/form/draft.ts';
import { readName } from './record-of.ts';

interface QueuedActionsProps {
  readonly queued: Queued;
  readonly disabled: boolean;
}

/** Send, edit, discard; nothing is lost without a question. */
export function QueuedActions({ queued, disabled }: QueuedActionsProps) {
  const t = useText(messages);
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<'discard' | 'edit'>();
  const { commandId, account, form: name } = queued;
  const { form, corrects } = readName(name);
  const edit = async () => {
    keepDraft(name, account, { ...queued.values, commandId });
    await takeBack(commandId);
    navigate(`/log${writeState({ form: form?.name, correct: corrects })}`);
  };
  return (
    <div className="actions">
      <button type="button" disabled={disabled} onClick={() => void sendAgain(queued)}>
        {t.sendNow}
      </button>
      <button
        type="button"
        disabled={disabled}
        onClick={() => (hasDraft(name, account) ? setAsking('edit') : void edit())}
      >
        {t.edit}
      </button>
      <button type="button" disabled={disabled} onClick={() => setAsking('discard')}>
        {t.discard}
      </button>
      {asking && (
        <Confirm
          title={t[`${asking}Title`]}
          lead={t[`${asking}Lead`]}
          yes={t[`${asking}Sure`]}
          no={t.keep}
          onYes={() => void (asking === 'edit' ? edit() : takeBack(commandId))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
