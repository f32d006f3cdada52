import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { mayAs } from '../../session/session.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Page } from '../../ui/page.tsx';
import { Pending } from '../../ui/pending.tsx';
import { useUrlState } from '../../url-state.ts';
import { OwnUnit } from '../own-unit.tsx';
import type { LinkedUnit } from '../units/unit-link.tsx';
import { Clusters } from './clusters.tsx';
import { messages } from './messages.ts';
import { OwnReviews } from './own-reviews.tsx';
import { Reporting } from './reporting.tsx';
import { reviewUrl } from './url.ts';
import { Waiting } from './waiting.tsx';

// With it come histories and all forms, which whoever only looks over the reviews needs none of.
const OpenedReview = lazy(() =>
  import('./opened-review.tsx').then((module) => ({ default: module.OpenedReview })),
);

/** What waits for approval, how a review stands, and who has reported for a period. */
export function ReviewPage() {
  const t = useText(messages);
  const [{ review }] = useUrlState(reviewUrl);
  return (
    <Page title={t.title} lead={t.about}>
      {review === undefined ? (
        <OwnUnit>{(unit) => <Overview unit={unit} />}</OwnUnit>
      ) : (
        <Suspense fallback={<Pending />}>
          <OpenedReview key={review} id={review} />
        </Suspense>
      )}
    </Page>
  );
}

function Overview({ unit }: { readonly unit: LinkedUnit }) {
  const t = useText(messages);
  const [url, change] = useUrlState(reviewUrl);
  const sample = url.sample === '1';
  return (
    <>
      <Checkbox
        label={t.sampleToo}
        checked={sample}
        onChange={(too) => change({ sample: too ? '1' : undefined })}
      />
      {mayAs(['recorder', 'admin']) && (
        <>
          <Waiting unit={unit} sample={sample} />
          <OwnReviews unit={unit} sample={sample} />
        </>
      )}
      <Reporting own={unit.id} url={url} change={change} />
      <Clusters own={unit.id} sample={sample} url={url} change={change} />
    </>
  );
}
