import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { mayAs } from '../../session/session.ts';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import { DirectivePage } from './directive-page.tsx';
import { Filters } from './filters.tsx';
import { messages } from './messages.ts';
import { Register } from './register.tsx';
import { SymbolReader } from './symbol-reader.tsx';
import { directivesUrl } from './url.ts';

/** The register of documents, or one document of it. */
export function DirectivesPage() {
  const t = useText(messages);
  const [url, change] = useUrlState(directivesUrl);
  if (url.directive !== undefined) {
    return <DirectivePage key={url.directive} id={url.directive} url={url} change={change} />;
  }
  return (
    <Page key="register" title={t.title} lead={t.about}>
      <section className="panel" aria-labelledby="reader">
        <h2 id="reader">{t.reader}</h2>
        <SymbolReader url={url} change={change} />
      </section>
      <section aria-labelledby="register">
        <h2 id="register">{t.back}</h2>
        {mayAs(['recorder', 'admin']) && (
          <p className="no-print">
            <Link className="action" href="/log?form=directive">
              {t.registerOne}
            </Link>
          </p>
        )}
        <Filters url={url} change={change} />
        <Register url={url} />
      </section>
    </Page>
  );
}
