import { useId } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { messages } from '../../outbox/messages.ts';
import { useUnderWay } from '../../outbox/outbox.ts';
import type { Queued } from '../../outbox/queued.ts';
import { Conflict } from './conflict.tsx';
import { QueuedActions } from './queued-actions.tsx';
import { Says } from './says.tsx';
import { Subject } from './subject.tsx';
import { useTitle } from './use-title.ts';

/** One command that is not recorded yet: what it says, how it stands, and what can be done with it. */
export function QueuedItem({ queued }: { readonly queued: Queued }) {
  const t = useText(messages);
  const { instant } = useFormat();
  const id = useId();
  const sending = useUnderWay() === queued.commandId;
  const state = sending ? 'sending' : queued.refused ? 'refused' : 'waiting';
  return (
    <li className="panel" aria-labelledby={id}>
      <h2 id={id}>{useTitle(queued.form)}</h2>
      <Subject queued={queued} />
      <p>
        <span className={state === 'refused' ? 'mark late' : 'mark'}>{t[state]}</span>{' '}
        <span className="hint">{t.keptAt(instant(queued.keptAt))}</span>
      </p>
      {queued.refused ? <Conflict queued={queued} refused={queued.refused} /> : <Says queued={queued} />}
      <QueuedActions queued={queued} disabled={sending} />
    </li>
  );
}
