import { Link } from 'wouter';
import { ReviewOpenedDocument } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Queued } from '../../outbox/queued.ts';
import { isDay } from '@trienkhai/kernel/day';
import type { OpenReview } from '../review/review-view.tsx';
import { useSubject } from '../review/use-subject.ts';
import { fullName } from '../rollout/unit-words.ts';
import { hrefOf, isJudgement, readName } from './written-in.ts';

/** What is decided on, where what was written does not say it: a review, or the day of a reorganisation. */
export function Subject({ queued: { form: name } }: { readonly queued: Queued }) {
  const { day } = useFormat();
  const { form, about } = readName(name);
  if (about === undefined) return null;
  if (isDay(about)) return <p>{day(about)}</p>;
  return isJudgement(form) ? <Review id={about} href={hrefOf(name)} /> : null;
}

interface ReviewProps {
  readonly id: string;
  readonly href: string;
}

function Review({ id, href }: ReviewProps) {
  const node = useAnswer(ReviewOpenedDocument, { id }, KEPT).data?.node;
  return (
    <p>
      <Link href={href}>{node?.__typename === 'Review' ? <Named review={node} /> : id}</Link>
    </p>
  );
}

function Named({ review }: { readonly review: OpenReview }) {
  return `${useSubject(review)} – ${fullName(review.unit)}`;
}
