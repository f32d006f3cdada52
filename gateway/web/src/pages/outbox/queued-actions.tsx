import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { messages } from '../../outbox/messages.ts';
import { sendAgain, takeBack } from '../../outbox/outbox.ts';
import type { Queued } from '../../outbox/queued.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { hasDraft, keepDraft } from '../log/form/draft.ts';
import { hrefOf, isJudgement, readName } from './written-in.ts';

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
  const edit = async () => {
    // What stands now has been shown beside it.
    const { begunWith: _, ...written } = queued.values;
    keepDraft(name, account, { ...written, commandId });
    await takeBack(commandId);
    navigate(hrefOf(name));
  };
  return (
    <div className="actions">
      <SendNow queued={queued} disabled={disabled} />
      <button
        type="button"
        disabled={disabled}
        onClick={() => (hasDraft(name, account) ? setAsking('edit') : void edit())}
      >
        {isJudgement(readName(name).form) ? t.decideAgain : t.edit}
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

function SendNow({ queued, disabled }: QueuedActionsProps) {
  const t = useText(messages);
  // The version that its writer saw is gone for good: sent again it would be refused again.
  if (queued.refused?.code === 'VERSION_CONFLICT') return null;
  return (
    <button type="button" disabled={disabled} onClick={() => void sendAgain(queued)}>
      {t.sendNow}
    </button>
  );
}
