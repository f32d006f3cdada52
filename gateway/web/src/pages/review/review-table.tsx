import { Link, useSearch } from 'wouter';
import type { ReviewHeadFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Table } from '../../ui/table.tsx';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './messages.ts';
import { StateMark } from './state-mark.tsx';
import { reviewHref } from './url.ts';
import { useSubject } from './use-subject.ts';

interface TableProps {
  readonly caption: string;
  readonly reviews: readonly ReviewHeadFragment[];
}

/** Reviews, each with the way to open it. */
export function ReviewTable({ caption, reviews }: TableProps) {
  const t = useText(messages);
  return (
    <Table caption={caption} heads={[t.review, t.unit, t.state, t.heldOn, t.submittedBy, t.recordedAt]}>
      {reviews.map((review) => (
        <ReviewRow key={review.id} review={review} />
      ))}
    </Table>
  );
}

function ReviewRow({ review }: { readonly review: ReviewHeadFragment }) {
  const { day, instant } = useFormat();
  const subject = useSubject(review);
  const href = reviewHref(review.id, useSearch());
  const held = review.heldOn ?? review.publishedOn;
  return (
    <tr>
      <th scope="row">
        <Link href={href}>{subject}</Link>
      </th>
      <td>
        <UnitLink unit={review.unit} />
      </td>
      <td>
        <StateMark state={review.state} />
      </td>
      <td>{held ? day(held) : '–'}</td>
      <td>{review.submittedBy ?? '–'}</td>
      <td>{review.recordedAt ? instant(review.recordedAt) : '–'}</td>
    </tr>
  );
}
