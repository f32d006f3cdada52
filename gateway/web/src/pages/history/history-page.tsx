import { object } from 'valibot';
import { RecordedDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
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
          <Recorded id={id} />
        </>
      )}
    </Page>
  );
}

/** Together: a table that has been shown already would be pushed down by what stands above it. */
function Recorded({ id }: { readonly id: string }) {
  const { isLoading } = useAnswer(RecordedDocument, { id });
  return (
    <>
      <Corrections id={id} />
      <div hidden={isLoading}>
        <History id={id} knownAt={undefined} />
      </div>
    </>
  );
}
