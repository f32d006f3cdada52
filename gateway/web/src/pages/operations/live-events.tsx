import { useState } from 'react';
import { LiveEventsDocument, type LiveEventsSubscription } from '../../generated/graphql.ts';
import { useLive } from '../../graphql/live.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Table } from '../../ui/table.tsx';
import { eventName } from '../history/event-names.ts';
import { fullName } from '../rollout/unit-words.ts';
import { messages } from './messages.ts';
import { withNewest } from './recent.ts';

type LiveEvent = LiveEventsSubscription['eventRecorded'];

/** Events while they are recorded, from the moment at which the page is opened. */
export function LiveEvents() {
  const t = useText(messages);
  const [events, setEvents] = useState<readonly LiveEvent[]>([]);
  const [paused, setPaused] = useState(false);
  useLive(LiveEventsDocument, paused ? undefined : {}, ({ eventRecorded }) =>
    setEvents((seen) => withNewest(seen, eventRecorded)),
  );
  return (
    <>
      <p>
        <button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {t.pause}
        </button>{' '}
        <span role="status">{paused ? t.paused : ''}</span>
      </p>
      {events.length === 0 ? (
        <p>{t.eventsNone}</p>
      ) : (
        <Table caption={t.eventsHint} heads={[t.recordedAt, t.event, t.stream, t.actor, t.unit]}>
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </Table>
      )}
    </>
  );
}

function EventRow({ event }: { readonly event: LiveEvent }) {
  const language = useLanguage();
  const { instant } = useFormat();
  return (
    <tr>
      <td>{instant(event.recordedAt)}</td>
      <th scope="row">{eventName(event.type, language)}</th>
      <td>
        {event.subject} @{event.version}
      </td>
      <td>{event.actor}</td>
      <td>{event.unit ? fullName(event.unit) : '–'}</td>
    </tr>
  );
}
