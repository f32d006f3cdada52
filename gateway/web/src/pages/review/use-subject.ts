import type { ReviewHeadFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';

/** What a review is of: its kind with the period or the document, in words. */
export function useSubject(
  review: Pick<ReviewHeadFragment, 'kind' | 'period' | 'directive' | 'sample'>,
): string {
  const { reviewKind, sample } = useText(words);
  const { day } = useFormat();
  const { period, directive } = review;
  const of = directive
    ? (directive.symbol ?? directive.title)
    : period && (period.label ?? `${day(period.from)} – ${day(period.to)}`);
  return [reviewKind[review.kind], of, review.sample ? sample : ''].filter(Boolean).join(' · ');
}
