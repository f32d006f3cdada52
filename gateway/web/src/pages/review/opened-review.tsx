import { Link, useSearch } from 'wouter';
import { ReviewOpenedDocument } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { readState, writeState } from '../../url-state.ts';
import { Answer } from '../../ui/answer.tsx';
import { messages } from './messages.ts';
import { ReviewView } from './review-view.tsx';
import { reviewUrl } from './url.ts';

/** One review with all that is needed to judge it, and the way back to the list it was opened from. */
export function OpenedReview({ id }: { readonly id: string }) {
  const t = useText(messages);
  const answer = useAnswer(ReviewOpenedDocument, { id }, KEPT);
  const listed = { ...readState(reviewUrl, useSearch()), review: undefined, why: undefined };
  const back = `/review${writeState(listed)}`;
  return (
    <>
      <p className="no-print">
        <Link href={back}>{t.back}</Link>
      </p>
      <Answer to={answer}>
        {({ node }) =>
          node?.__typename === 'Review' ? <ReviewView review={node} /> : <p role="alert">{t.unknown}</p>
        }
      </Answer>
    </>
  );
}
