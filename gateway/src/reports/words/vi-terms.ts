import { AWARD_STATE_WORDS, WORD_LISTS } from '@trienkhai/kernel/vocabulary-words';

/** Words of closed lists, and of the kinds of activity that offices use. */
export const viTerms = {
  ...WORD_LISTS.vi,
  awardState: AWARD_STATE_WORDS.vi,
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
