import { ReviewQueueDocument, type ReviewQueueQuery } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useSession } from '../../session/session.ts';
import { Pages } from '../../ui/pages.tsx';
import { fullName } from '../rollout/unit-words.ts';
import type { LinkedUnit } from '../units/unit-link.tsx';
import { messages } from './messages.ts';
import { ReviewTable } from './review-table.tsx';
import { whoJudges } from './who-judges.ts';

interface WaitingProps {
  readonly unit: LinkedUnit;
  readonly sample: boolean;
}

/** Reviews of the unit and of those below it that nobody has judged yet. */
export function Waiting({ unit, sample }: WaitingProps) {
  const t = useText(messages);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t.waiting(fullName(unit))}</h2>
      <Queue unit={unit} sample={sample} state="SUBMITTED" />
      <h3>{t.unlockedHeading}</h3>
      <Queue unit={unit} sample={sample} state="UNLOCKED" />
    </section>
  );
}

interface QueueProps extends WaitingProps {
  readonly state: 'SUBMITTED' | 'UNLOCKED';
}

function Queue({ unit, sample, state }: QueueProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const pages = usePages(ReviewQueueDocument, { within: unit.id, state, sample }, ({ reviews }) => reviews);
  return (
    <Pages of={pages}>
      {(answers) => {
        const total = answers[0]?.reviews.totalCount ?? 0;
        if (total === 0)
          return <p role="status">{state === 'SUBMITTED' ? t.nothingWaits : t.noneUnlocked}</p>;
        return (
          <Split
            reviews={answers.flatMap(({ reviews }) => reviews.nodes)}
            own={unit.id}
            total={number(total)}
          />
        );
      }}
    </Pages>
  );
}

interface SplitProps {
  readonly reviews: ReviewQueueQuery['reviews']['nodes'];
  readonly own: string;
  readonly total: string;
}

/** What the account may judge stands apart from what waits for others. */
function Split({ reviews, own, total }: SplitProps) {
  const t = useText(messages);
  const account = useSession()!;
  const of = (mine: boolean) =>
    reviews.filter((review) => (whoJudges(review, account, own) === 'account') === mine);
  const [mine, others] = [of(true), of(false)];
  return (
    <>
      {mine.length > 0 ? (
        <ReviewTable caption={t.queue(total)} reviews={mine} />
      ) : (
        <p role="status">{t.noneForYou}</p>
      )}
      {others.length > 0 && <ReviewTable caption={t.othersJudge} reviews={others} />}
    </>
  );
}
