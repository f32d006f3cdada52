import { useText } from '../../i18n/bilingual.ts';
import { messages } from '../../outbox/messages.ts';
import { useQueue } from '../../outbox/outbox.ts';
import { Page } from '../../ui/page.tsx';
import { QueuedItem } from './queued-item.tsx';

/** Everything that was recorded here and is not recorded there yet. */
export function OutboxPage() {
  const t = useText(messages);
  const queue = useQueue();
  return (
    <Page title={t.title} lead={t.lead}>
      {queue.length === 0 && <p>{t.empty}</p>}
      <ol className="plain queue">
        {queue.map((queued) => (
          <QueuedItem key={queued.commandId} queued={queued} />
        ))}
      </ol>
    </Page>
  );
}
