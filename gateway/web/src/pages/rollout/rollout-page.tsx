import { useText } from '../../i18n/bilingual.ts';
import { SampleLink } from '../../help/sample-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Filters } from './filters.tsx';
import { messages } from './messages.ts';
import { scopeOf, useRolloutUrl } from './state.ts';
import { RolloutView } from './view.tsx';

/** How far a document has come, from the country down to the commune. */
export function RolloutPage() {
  const t = useText(messages);
  const url = useRolloutUrl();
  const scope = scopeOf(url.state);
  return (
    <Page title={t.title} lead={t.lead}>
      <Filters url={url} />
      {scope ? (
        <RolloutView url={url} scope={scope} />
      ) : (
        <section aria-labelledby="empty">
          <h2 id="empty">{t.emptyHeading}</h2>
          <p>{t.emptyLead}</p>
          <SampleLink />
        </section>
      )}
    </Page>
  );
}
