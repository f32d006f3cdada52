import { useText } from '../../i18n/bilingual.ts';
import { Page } from '../../ui/page.tsx';
import { LiveEvents } from './live-events.tsx';
import { messages } from './messages.ts';
import { Parts } from './parts.tsx';
import { Projections } from './projections.tsx';
import { Verification } from './verification.tsx';

/** Whether the system works, whether its figures have caught up, and what waits for an operator. */
export function OperationsPage() {
  const t = useText(messages);
  return (
    <Page title={t.title} lead={t.about}>
      <section aria-labelledby="parts">
        <h2 id="parts">{t.services}</h2>
        <Parts />
      </section>
      <section aria-labelledby="projections">
        <h2 id="projections">{t.projections}</h2>
        <Projections />
      </section>
      <section aria-labelledby="events">
        <h2 id="events">{t.events}</h2>
        <LiveEvents />
      </section>
      <section aria-labelledby="verify">
        <h2 id="verify">{t.verify}</h2>
        <Verification />
      </section>
    </Page>
  );
}
