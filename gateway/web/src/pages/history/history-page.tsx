import { object } from 'valibot';
import { useText } from '../../i18n/bilingual.ts';
import { Page } from '../../ui/page.tsx';
import { text, useUrlState } from '../../url-state.ts';
import { NamedId } from '../named-id.tsx';
import { Corrections } from './corrections.tsx';
import { History } from './history.tsx';
import { messages } from './messages.ts';

const historyUrl = object({
  /** Id of any node. */
  id: text,
});

/** Everything that was recorded of one thing, and how it is put right. */
export function HistoryPage() {
  const t = useText(messages);
  const [{ id }] = useUrlState(historyUrl);
  return (
    <Page title={t.title} lead={t.about}>
      {id === undefined ? (
        <p>{t.noId}</p>
      ) : (
        <>
          <p>
            <NamedId id={id} />
          </p>
          <Corrections id={id} />
          <History id={id} knownAt={undefined} />
        </>
      )}
    </Page>
  );
}
