import { useEffect, useRef } from 'react';
import { ReviewOpenedDocument, type ReviewOpenedQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { fullName } from '../rollout/unit-words.ts';
import { History } from '../history/history.tsx';
import { useChangesOf } from '../history/use-changes-of.ts';
import { ChangesSince } from './changes-since.tsx';
import { Figures } from './figures.tsx';
import { Judgement } from './judgement.tsx';
import { messages } from './messages.ts';
import { ReviewFacts } from './review-facts.tsx';
import { StateMark } from './state-mark.tsx';
import { scopeOf } from './scope-of.ts';
import { useSubject } from './use-subject.ts';

export type OpenReview = Extract<ReviewOpenedQuery['node'], { readonly __typename: 'Review' }>;

/** A review as whoever judges it needs it: what it says, its figures, what changed, what can be done. */
export function ReviewView({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const subject = useSubject(review);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useChangesOf(review.id, ReviewOpenedDocument);
  const scope = scopeOf(review);
  return (
    <article aria-labelledby="review">
      <h2 id="review" ref={heading} tabIndex={-1}>
        {subject} – {fullName(review.unit)} <StateMark state={review.state} />
      </h2>
      <ReviewFacts review={review} />
      <h3>{t.figures}</h3>
      {scope ? <Figures scope={scope} /> : <p>{t.noScope}</p>}
      <h3>{t.changes}</h3>
      <ChangesSince review={review} scope={scope} />
      <Judgement review={review} />
      <h3>{t.history}</h3>
      <History id={review.id} knownAt={undefined} />
    </article>
  );
}
