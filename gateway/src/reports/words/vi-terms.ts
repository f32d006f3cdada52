import {
  ACTIVITY_WORDS,
  LEVEL_WORDS,
  HEADCOUNT_WORDS,
  BOUND_WORDS,
  REVIEW_KIND_WORDS,
  REVIEW_STATE_WORDS,
  STAGE_WORDS,
} from '@trienkhai/kernel/vocabulary-words';

/** Words of closed lists, and of the kinds of activity that offices use. */
export const viTerms = {
  level: LEVEL_WORDS.vi,
  people: HEADCOUNT_WORDS.vi,
  qualifier: BOUND_WORDS.vi,
  stage: STAGE_WORDS.vi,
  reviewKind: REVIEW_KIND_WORDS.vi,
  reviewState: REVIEW_STATE_WORDS.vi,
  awardState: { LAUNCHED: 'Phát động', AWARDED: 'Đã trao' },
  kinds: ACTIVITY_WORDS.vi,
  fields: {
    count: 'số cuộc',
    planned: 'kế hoạch',
    percentOfPlan: '% kế hoạch',
    online: 'trực tuyến',
    inPerson: 'trực tiếp',
    sites: 'điểm cầu',
    itemised: 'đã kê riêng',
    people: 'số người',
  },
};
