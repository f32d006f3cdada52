import { Link } from 'wouter';
import { OwnReviewsDocument } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Pages } from '../../ui/pages.tsx';
import { fullName } from '../rollout/unit-words.ts';
import type { LinkedUnit } from '../units/unit-link.tsx';
import { messages } from './messages.ts';
import { ReviewTable } from './review-table.tsx';

interface OwnProps {
  readonly unit: LinkedUnit;
  readonly sample: boolean;
}

/** What the unit itself submitted, newest first, whatever has become of it. */
export function OwnReviews({ unit, sample }: OwnProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const pages = usePages(OwnReviewsDocument, { unit: unit.id, sample }, ({ reviews }) => reviews);
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t.own(fullName(unit))}</h2>
      <p className="no-print">
        <Link className="action" href="/log?form=review">
          {t.submitNew}
        </Link>
      </p>
      <Pages of={pages}>
        {(answers) => {
          const total = answers[0]?.reviews.totalCount ?? 0;
          if (total === 0) return <p role="status">{t.ownNone}</p>;
          return (
            <ReviewTable
              caption={t.ownCount(number(total))}
              reviews={answers.flatMap(({ reviews }) => reviews.nodes)}
            />
          );
        }}
      </Pages>
    </section>
  );
}
