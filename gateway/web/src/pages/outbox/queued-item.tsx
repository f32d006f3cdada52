import { useId } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages } from '../../outbox/messages.ts';
import { useUnderWay } from '../../outbox/outbox.ts';
import type { Queued } from '../../outbox/queued.ts';
import { Conflict } from './conflict.tsx';
import { QueuedActions } from './queued-actions.tsx';
import { readName } from './record-of.ts';
import { Says } from './says.tsx';

/** One command that is not recorded yet: what it says, how it stands, and what can be done with it. */
export function QueuedItem({ queued }: { readonly queued: Queued }) {
  const t = useText(messages);
  const { instant } = useFormat();
  const language = useLanguage();
  const id = useId();
  const { form, corrects } = readName(queued.form);
  const named = form?.title[language] ?? queued.command.name;
  const title = corrects === undefined ? named : t.correcting(named);
  const sending = useUnderWay() === queued.commandId;
  const state = sending ? 'sending' : queued.refused ? 'refused' : 'waiting';
  return (
    <li className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <span className={state === 'refused' ? 'mark late' : 'mark'}>{t[state]}</span>{' '}
        <span className="hint">{t.keptAt(instant(queued.keptAt))}</span>
      </p>
      {queued.refused ? <Conflict queued={queued} refused={queued.refused} /> : <Says queued={queued} />}
      <QueuedActions queued={queued} disabled={sending} />
    </li>
  );
}
