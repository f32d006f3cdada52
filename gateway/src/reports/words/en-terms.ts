import { AWARD_STATE_WORDS, WORD_LISTS } from '@trienkhai/kernel/vocabulary-words';
import type { viTerms } from './vi-terms.ts';
import type { Words } from './words.ts';

type Terms = Pick<Words, keyof typeof viTerms>;

/** Words of closed lists, and of the kinds of activity. */
export const enTerms: Terms = {
  ...WORD_LISTS.en,
  awardState: AWARD_STATE_WORDS.en,
  fields: {
    count: 'held',
    planned: 'planned',
    percentOfPlan: '% of plan',
    online: 'online',
    inPerson: 'in person',
    sites: 'sites',
    itemised: 'itemised',
    people: 'people',
  },
};
