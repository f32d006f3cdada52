import { Link } from 'wouter';
import { ClustersDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { mayAs } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { Select } from '../../ui/select.tsx';
import { messages } from './cluster-messages.ts';
import { ClusterView } from './cluster-view.tsx';
import type { ChangeUrl, ReviewUrl } from './url.ts';

interface ClustersProps {
  /** Unit of the account. */
  readonly own: string;
  readonly sample: boolean;
  readonly url: ReviewUrl;
  readonly change: ChangeUrl;
}

const YEARS_BACK = 5;

/** The clusters that the unit leads or belongs to, in one year. */
export function Clusters({ own, sample, url, change }: ClustersProps) {
  const t = useText(messages);
  const now = new Date().getFullYear();
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, back) => String(now + 1 - back));
  const year = years.find((each) => each === url.cluster) ?? String(now);
  const answer = useAnswer(ClustersDocument, { within: own, year: Number(year), sample });
  return (
    <section aria-labelledby="clusters">
      <h2 id="clusters">{t.heading}</h2>
      <div className="fields no-print">
        <Select
          label={t.year}
          value={year}
          options={years.map((each) => [each, each])}
          onChange={(cluster) => change({ cluster })}
        />
      </div>
      <Answer to={answer}>
        {({ clusters }) =>
          clusters.length === 0 ? (
            <NoCluster year={year} />
          ) : (
            clusters.map((cluster) => <ClusterView key={cluster.id} cluster={cluster} year={year} />)
          )
        }
      </Answer>
    </section>
  );
}

function NoCluster({ year }: { readonly year: string }) {
  const t = useText(messages);
  return (
    <>
      <p>{t.none(year)}</p>
      {mayAs(['recorder', 'admin']) && (
        <p className="no-print">
          <Link className="action" href="/log?form=cluster">
            {t.form}
          </Link>
        </p>
      )}
    </>
  );
}
