import type { ReviewState } from '@trienkhai/kernel/vocabulary';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';

const LOOKS: Readonly<Record<ReviewState, string>> = {
  SUBMITTED: 'mark PARTLY',
  RETURNED: 'mark late',
  APPROVED: 'mark EXACT',
  UNLOCKED: 'mark PARTLY',
};

/** How far a review has come, in a word. */
export function StateMark({ state }: { readonly state: ReviewState }) {
  const { reviewState } = useText(words);
  return <span className={LOOKS[state]}>{reviewState[state]}</span>;
}
