import type { ClustersQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import { Fact } from '../../ui/fact.tsx';
import { Table } from '../../ui/table.tsx';
import { RecordActions } from '../log/offered-forms.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './cluster-messages.ts';

type Shown = ClustersQuery['clusters'][number];
type Year = NonNullable<Shown['year']>;

interface ClusterProps {
  readonly cluster: Shown;
  readonly year: string;
}

/** One cluster in one year, and what the account may say of it. */
export function ClusterView({ cluster, year }: ClusterProps) {
  const t = useText(messages);
  const { sample } = useText(words);
  const { id, name, within, head, members } = cluster;
  return (
    <article className="panel">
      <h3>
        {name} {cluster.sample && <span className="mark">{sample}</span>}
      </h3>
      <dl className="facts">
        <Fact term={t.within}>
          <UnitLink unit={within} />
        </Fact>
        {head && (
          <Fact term={t.head}>
            <UnitLink unit={head} />
          </Fact>
        )}
        <Fact term={t.members}>{members.map(fullName).join(', ')}</Fact>
        <YearFacts of={cluster.year} />
      </dl>
      {cluster.year && <Ranking of={cluster.year} caption={t.ranking(name, year)} />}
      <RecordActions subject={{ id, year: Number(year) }} />
      <RecordActions subject={{ id }} />
    </article>
  );
}

function YearFacts({ of }: { readonly of: Year | null | undefined }) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const { closed = false, criteria = [], pledge, review } = of ?? {};
  return (
    <>
      <Fact term={t.state}>{closed && review ? t.closed(day(review.heldOn)) : t.open}</Fact>
      {review && review.outcomes.length > 0 && <Fact term={t.outcomes}>{review.outcomes.join('; ')}</Fact>}
      <Fact term={t.criteria}>
        {criteria.length === 0
          ? t.noCriteria
          : criteria.map(({ name, maxPoints }) => `${name} (${number(maxPoints)})`).join('; ')}
      </Fact>
      {pledge && (
        <Fact term={t.pledge(day(pledge.on))}>
          {pledge.targets.map(({ text }) => text).join('; ') || '–'}
        </Fact>
      )}
    </>
  );
}

/** Members by rank; whoever has none yet last, with the reason. */
function Ranking({ of: { ranking }, caption }: { readonly of: Year; readonly caption: string }) {
  const t = useText(messages);
  const language = useLanguage();
  const { number } = useFormat();
  if (ranking.every(({ rank }) => typeof rank !== 'number')) return null;
  return (
    <Table caption={caption} heads={t.heads}>
      {ranking.map(({ unit, rank, total, unranked }) => (
        <tr key={unit.id}>
          <td>{rank ?? '–'}</td>
          <th scope="row">{fullName(unit)}</th>
          <td>{typeof total === 'number' ? number(total) : (unranked?.[language] ?? '–')}</td>
        </tr>
      ))}
    </Table>
  );
}
