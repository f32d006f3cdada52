import {
  ACTIVITY_WORDS,
  LEVEL_WORDS,
  HEADCOUNT_WORDS,
  BOUND_WORDS,
  REVIEW_KIND_WORDS,
  REVIEW_STATE_WORDS,
  STAGE_WORDS,
} from '@trienkhai/kernel/vocabulary-words';
import type { Words } from './words.ts';

type Terms = Pick<
  Words,
  | 'level'
  | 'people'
  | 'qualifier'
  | 'stage'
  | 'reviewKind'
  | 'reviewState'
  | 'awardState'
  | 'kinds'
  | 'fields'
>;

/** Words of closed lists, and of the kinds of activity. */
export const enTerms: Terms = {
  level: LEVEL_WORDS.en,
  people: HEADCOUNT_WORDS.en,
  qualifier: BOUND_WORDS.en,
  stage: STAGE_WORDS.en,
  reviewKind: REVIEW_KIND_WORDS.en,
  reviewState: REVIEW_STATE_WORDS.en,
  awardState: { LAUNCHED: 'Launched', AWARDED: 'Awarded' },
  kinds: ACTIVITY_WORDS.en,
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
