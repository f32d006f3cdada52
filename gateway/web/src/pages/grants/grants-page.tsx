import { Link } from 'wouter';
import { Term } from '../../help/term.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import { ImportPanel } from '../imports/import-panel.tsx';
import { grant } from '../log/forms/grant.ts';
import { useOfferedRecordings } from '../log/use-offered.ts';
import { useOwnUnit } from '../own-unit.tsx';
import { Files } from './files.tsx';
import { Filters } from './filters.tsx';
import { GrantList } from './grant-list.tsx';
import { GrantView } from './grant-view.tsx';
import { messages } from './messages.ts';
import { grantsUrl } from './url.ts';

const FORMS = [grant];

/** What accounts are granted in units, or one grant. */
export function GrantsPage() {
  const t = useText(messages);
  const [url, change] = useUrlState(grantsUrl);
  const mayGrant = useMayGrant();
  if (url.grant !== undefined) return <GrantView key={url.grant} id={url.grant} />;
  return (
    <Page key="list" title={t.title} lead={t.about}>
      <section aria-labelledby="grants">
        <h2 id="grants">
          <Term of="Grant">{t.list}</Term>
        </h2>
        {mayGrant && (
          <p className="no-print">
            <Link className="action" href="/log?form=grant">
              {t.grant}
            </Link>
          </p>
        )}
        <Filters url={url} change={change} />
        <GrantList url={url} mayGrant={mayGrant} />
      </section>
      <Files within={url.unit} />
      {mayGrant && <ImportPanel command="grantRole" />}
    </Page>
  );
}

/** What it may not do is not offered to an account. */
function useMayGrant(): boolean {
  const unit = useOwnUnit();
  const offered = useOfferedRecordings(FORMS, unit?.id ?? '');
  return unit !== undefined && offered.length > 0;
}
